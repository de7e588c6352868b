// trylock1: the flea market
//
// `try_lock` waits for nobody, and that is worth something only if nobody has to wait for those
// who use it either: who cannot get the second lock lets go of the first one. To hold it and try
// again is waiting, only that it heats. And an Err has two meanings, of which one is no "not now".

use std::sync::{Arc, Mutex, MutexGuard, TryLockError};
use std::{mem, thread};

/// A stall, with the thing that lies there.
type Stall = Mutex<String>;

/// The thing on a stall, unless the stall is in use.
fn look_at(stall: &Stall) -> Option<MutexGuard<'_, String>> {
    match stall.try_lock() {
        Ok(thing) => Some(thing),
        Err(TryLockError::WouldBlock) => None,
        // Not in use: this Err has the guard in it. A swap is never half done, so that the thing
        // is all right, and it may be ignored that somebody panicked.
        Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
    }
}

/// Swaps what lies on two stalls. Says whether it did: `false` is "not now".
fn swap(mine: &Stall, theirs: &Stall) -> bool {
    let Some(mut mine) = look_at(mine) else {
        return false;
    };
    let Some(mut theirs) = look_at(theirs) else {
        // Here the first guard ends.
        return false;
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
