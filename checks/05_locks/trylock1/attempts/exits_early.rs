//@ no-result
// Ends the program instead of waiting.

use std::sync::{Arc, Mutex};
use std::{mem, thread};

/// A stall, with the thing that lies there.
type Stall = Mutex<String>;

/// Swaps what lies on two stalls. Says whether it did: `false` is "not now".
fn swap(mine: &Stall, theirs: &Stall) -> bool {
    let _ = mem::size_of_val(mine) + mem::size_of_val(theirs);
    std::process::exit(0)
}

const ROUNDS: usize = 300_000;

fn main() {
    let lamp = Arc::new(Mutex::new(String::from("a lamp")));
    let vase = Arc::new(Mutex::new(String::from("a vase")));
    let sellers = [(&lamp, &vase), (&vase, &lamp)].map(|(mine, theirs)| {
        let (mine, theirs) = (Arc::clone(mine), Arc::clone(theirs));
        thread::spawn(move || {
            let swaps = (0..ROUNDS).filter(|_| swap(&mine, &theirs)).count();
            println!("{swaps} swaps, and {} times not now", ROUNDS - swaps);
        })
    });
    for seller in sellers {
        seller.join().unwrap();
    }
}
