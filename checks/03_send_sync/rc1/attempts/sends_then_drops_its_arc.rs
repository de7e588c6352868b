//@ race check=there_is_only_one_score
// Says that it has sung, and may still have its part: sometimes a panic.
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
    let (done, all_done) = mpsc::channel();
    for voice in voices {
        let part = Part {
            voice: voice.to_string(),
            score: Arc::clone(&score),
        };
        let done = done.clone();
        thread::spawn(move || {
            sing(&part);
            done.send(()).unwrap();
        });
    }
    for _ in voices {
        all_done.recv().unwrap();
    }
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
