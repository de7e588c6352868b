//@ passed
// A scope lends the score out: what is only read may be shared by reference.

use std::thread;

/// A piece of music, line by line.
pub struct Score {
    pub lines: Vec<String>,
}

/// What one voice has in hand.
pub struct Part<'a> {
    pub voice: String,
    pub score: &'a Score,
}

pub fn rehearse(score: Score, voices: &[&str], sing: fn(&Part)) -> Score {
    thread::scope(|choir| {
        for voice in voices {
            let part = Part {
                voice: voice.to_string(),
                score: &score,
            };
            choir.spawn(move || sing(&part));
        }
    });
    score
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
