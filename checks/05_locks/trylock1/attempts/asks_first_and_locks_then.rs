//@ deadlock check=two_sellers_propose_at_once
// Asks whether both are free, lets go, and locks: meanwhile they may be in use.

use std::sync::{Arc, Mutex, TryLockError};
use std::{mem, thread};

/// A stall, with the thing that lies there.
type Stall = Mutex<String>;

/// Swaps what lies on two stalls. Says whether it did: `false` is "not now".
fn swap(mine: &Stall, theirs: &Stall) -> bool {
    fn in_use(stall: &Stall) -> bool {
        matches!(stall.try_lock(), Err(TryLockError::WouldBlock))
    }
    if in_use(mine) || in_use(theirs) {
        return false;
    }
    let mut mine = mine.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let mut theirs = theirs
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
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
