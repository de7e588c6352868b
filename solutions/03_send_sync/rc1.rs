// rc1: the choir
//
// The clones of an `Rc` share one count, and change it without care for other threads, so an `Rc`
// must stay in the thread where it is. An `Arc` counts atomically: each thread may own one of its
// clones. What is inside needs no lock, because nobody changes it.

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
    let mut choir = Vec::new();
    for voice in voices {
        let part = Part {
            voice: voice.to_string(),
            score: Arc::clone(&score),
        };
        choir.push(thread::spawn(move || sing(&part)));
    }
    for singer in choir {
        singer.join().unwrap();
    }
    // Each thread has dropped its part before its join returns, so this is the last owner.
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
