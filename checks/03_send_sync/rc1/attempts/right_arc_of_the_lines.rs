//@ passed
// The `Arc` is made for each rehearsal anew, and found again by `try_unwrap`; the parts are made
// first.

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
    let parts: Vec<Part> = voices
        .iter()
        .map(|voice| Part {
            voice: String::from(*voice),
            score: Arc::clone(&score),
        })
        .collect();
    let mut choir = Vec::with_capacity(parts.len());
    for part in parts {
        let singer = thread::Builder::new().name(part.voice.clone());
        choir.push(singer.spawn(move || sing(&part)).unwrap());
    }
    while let Some(singer) = choir.pop() {
        singer.join().unwrap();
    }
    match Arc::try_unwrap(score) {
        Ok(score) => score,
        Err(_) => unreachable!("every thread has ended"),
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
