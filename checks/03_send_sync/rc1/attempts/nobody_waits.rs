//@ failed-check check=there_is_only_one_score
// Leaves the threads alone and gives back a copy, because the score is still in use.

use std::sync::Arc;
use std::thread;

/// A piece of music, line by line.
pub struct Score {
    pub lines: Vec<String>,
}

/// What one voice has in hand.
pub struct Part {
    pub voice: String,
    pub score: Arc<Score>,
}

pub fn rehearse(score: Score, voices: &[&str], sing: fn(&Part)) -> Score {
    let score = Arc::new(score);
    for voice in voices {
        let part = Part {
            voice: voice.to_string(),
            score: Arc::clone(&score),
        };
        thread::spawn(move || sing(&part));
    }
    // Each thread has dropped its part before its join returns, so this is the last owner.
    Score {
        lines: score.lines.clone(),
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
