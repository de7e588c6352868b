//@ failed-check check=their_stall_is_in_use
// Unwraps: then "in use" is a panic.

use std::sync::{Arc, Mutex};
use std::{mem, thread};

/// A stall, with the thing that lies there.
type Stall = Mutex<String>;

/// Swaps what lies on two stalls. Says whether it did: `false` is "not now".
fn swap(mine: &Stall, theirs: &Stall) -> bool {
    let mut mine = mine.try_lock().unwrap();
    let mut theirs = theirs.try_lock().unwrap();
    mem::swap(&mut *mine, &mut *theirs);
    true
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
