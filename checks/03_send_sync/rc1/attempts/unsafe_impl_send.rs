//@ failed-check check=the_score_of_a_part_may_go_to_another_thread
// Silences the compiler about Part. The count is as it was, and two threads change it.

use std::rc::Rc;
use std::thread;

/// A piece of music, line by line.
pub struct Score {
    pub lines: Vec<String>,
}

/// What one voice has in hand.
pub struct Part {
    pub voice: String,
    pub score: Rc<Score>, // TODO: who counts how many parts there are?
}

unsafe impl Send for Part {}

pub fn rehearse(score: Score, voices: &[&str], sing: fn(&Part)) -> Score {
    let score = Rc::new(score);
    let mut choir = Vec::new();
    for voice in voices {
        let part = Part {
            voice: voice.to_string(),
            score: Rc::clone(&score),
        };
        choir.push(thread::spawn(move || sing(&part)));
    }
    for singer in choir {
        singer.join().unwrap();
    }
    Rc::into_inner(score).expect("every part has been handed in")
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
