// rc1: the choir
//
// A choir rehearses: every voice sings on a thread of its own, all of them at the same time and
// from one and the same score. When the last voice is done, rehearse gives the score back, so that
// it can return to the library.
//
// What is wrong: it does not compile. "Every thread gets a clone of its own, and `move` is there as
// well. Nobody writes into the score. What is there to be unsafe about?"
//
// You may edit Part's field `score`, and the body of rehearse. Names and signatures stay as they
// are. The choir has only one score: nothing in it is copied. No `unsafe`.

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
