//@ failed-check check=the_choir_sings_together
// Two `map`s in a row start the next voice when the one before is done.

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
    voices
        .iter()
        .map(|voice| {
            let part = Part {
                voice: voice.to_string(),
                score: Arc::clone(&score),
            };
            thread::spawn(move || sing(&part))
        })
        .for_each(|singer| singer.join().unwrap());
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
