// trylock1: the flea market
//
// Every seller has a stall with one thing on it, and a thread. Two sellers may swap their things;
// whoever proposes it needs both stalls for that. If one of the two is in use just then, the answer
// is "not now", at once and with both stalls left as they were: a seller has customers to serve,
// and proposes it again later.
//
// What is wrong: "I use try_lock, so nothing can deadlock. And still: two sellers proposed a swap
// to each other, and since then neither has answered, and both are running hot. Nor does anybody
// get an answer at the stall where a seller has panicked, although nobody is there any more."
//
// You may edit the body of swap, and add functions. Whoever panics at a stall, what lies there is
// all right: that stall is not in use, and has to be swapped like any other.

use std::sync::{Arc, Mutex};
use std::{mem, thread};

/// A stall, with the thing that lies there.
type Stall = Mutex<String>;

/// Swaps what lies on two stalls. Says whether it did: `false` is "not now".
fn swap(mine: &Stall, theirs: &Stall) -> bool {
    let mut mine = mine.lock().unwrap();
    loop {
        // TODO: what do you hold while you try? And what may the Err be?
        if let Ok(mut theirs) = theirs.try_lock() {
            mem::swap(&mut *mine, &mut *theirs);
            return true;
        }
    }
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
