//@ race check=there_is_only_one_score
// All meet when the last voice is done, each with its part still in hand.
use std::sync::{Arc, Barrier};
use std::thread;

/// A piece of music, line by line.
pub struct Score {
    pub lines: Vec<String>,
}

pub struct Part {
    pub voice: String,
    pub score: Arc<Score>,
}

pub fn rehearse(score: Score, voices: &[&str], sing: fn(&Part)) -> Score {
    let score = Arc::new(score);
    let end = Arc::new(Barrier::new(voices.len() + 1));
    for voice in voices {
        let part = Part {
            voice: voice.to_string(),
            score: Arc::clone(&score),
        };
        let end = Arc::clone(&end);
        thread::spawn(move || {
            sing(&part);
            end.wait();
        });
    }
    end.wait();
    Arc::into_inner(score).expect("every part has been handed in")
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
