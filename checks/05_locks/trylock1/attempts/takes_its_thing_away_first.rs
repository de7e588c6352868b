//@ failed-check check=their_stall_is_in_use
// Takes its thing off the stall, and leaves it empty when the other one is in use.

use std::sync::{Arc, Mutex, TryLockError};
use std::{mem, thread};

/// A stall, with the thing that lies there.
type Stall = Mutex<String>;

/// Swaps what lies on two stalls. Says whether it did: `false` is "not now".
fn open(stall: &Stall) -> Option<std::sync::MutexGuard<'_, String>> {
    match stall.try_lock() {
        Ok(thing) => Some(thing),
        Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
        Err(TryLockError::WouldBlock) => None,
    }
}

fn swap(mine: &Stall, theirs: &Stall) -> bool {
    let Some(mut mine) = open(mine) else {
        return false;
    };
    let thing = mem::take(&mut *mine);
    let Some(mut theirs) = open(theirs) else {
        return false;
    };
    *mine = mem::replace(&mut *theirs, thing);
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
