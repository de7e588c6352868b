//@ passed
// A pointer of its own around the `Arc`: a newtype with Deref.
use std::ops::Deref;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

/// A piece of music, line by line.
pub struct Score {
    pub lines: Vec<String>,
}

pub struct Part {
    pub voice: String,
    pub score: Sheet,
}

pub struct Sheet(Arc<Score>);

impl Deref for Sheet {
    type Target = Score;
    fn deref(&self) -> &Score {
        &self.0
    }
}

pub fn rehearse(score: Score, voices: &[&str], sing: fn(&Part)) -> Score {
    let score = Arc::new(score);
    let choir: Vec<JoinHandle<Part>> = voices
        .iter()
        .map(|voice| Part {
            voice: voice.to_string(),
            score: Sheet(score.clone()),
        })
        .map(|part| {
            thread::spawn(move || {
                sing(&part);
                part
            })
        })
        .collect();
    choir
        .into_iter()
        .for_each(|singer| drop(singer.join().unwrap()));
    Arc::into_inner(score).unwrap()
}

fn main() {
    let lines = ["Early one morning,", "just as the sun was rising"];
    let score = Score {
        lines: lines.map(String::from).to_vec(),
    };
    let score = rehearse(score, &["soprano", "alto", "tenor"], |part| {
        for line in &part.score.lines {
            println!("{:>8}: {line}", part.voice);
        }
    });
    println!("back in the library: {} lines", score.lines.len());
}
