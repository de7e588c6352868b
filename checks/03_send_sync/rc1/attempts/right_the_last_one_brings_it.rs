//@ passed
// Whoever hands in the last part brings the score back, through a channel: nobody else is waited for.
use std::sync::{Arc, mpsc};
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
    let (desk, library) = mpsc::channel();
    for voice in voices {
        let part = Part {
            voice: voice.to_string(),
            score: Arc::clone(&score),
        };
        let desk = desk.clone();
        thread::Builder::new()
            .name(part.voice.clone())
            .spawn(move || {
                sing(&part);
                if let Some(score) = Arc::into_inner(part.score) {
                    desk.send(score).unwrap();
                }
            })
            .unwrap();
    }
    match Arc::into_inner(score) {
        Some(score) => score,
        None => library.recv().unwrap(),
    }
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
