//@ passed
// Both at once, and every case in one match.

use std::sync::{Arc, Mutex, TryLockError};
use std::{mem, thread};

/// A stall, with the thing that lies there.
type Stall = Mutex<String>;

/// Swaps what lies on two stalls. Says whether it did: `false` is "not now".
fn swap(mine: &Stall, theirs: &Stall) -> bool {
    let (mut mine, mut theirs) = match (mine.try_lock(), theirs.try_lock()) {
        (Err(TryLockError::WouldBlock), _) | (_, Err(TryLockError::WouldBlock)) => return false,
        (mine, theirs) => (
            mine.unwrap_or_else(|error| match error {
                TryLockError::Poisoned(poisoned) => poisoned.into_inner(),
                TryLockError::WouldBlock => unreachable!(),
            }),
            theirs.unwrap_or_else(|error| match error {
                TryLockError::Poisoned(poisoned) => poisoned.into_inner(),
                TryLockError::WouldBlock => unreachable!(),
            }),
        ),
    };
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
