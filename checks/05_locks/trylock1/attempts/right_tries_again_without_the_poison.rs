//@ passed
// Clears the poison when it meets it, and tries again; only another panic can bring it back.

use std::sync::{Arc, Mutex, MutexGuard, TryLockError};
use std::{mem, thread};

/// A stall, with the thing that lies there.
type Stall = Mutex<String>;

/// Swaps what lies on two stalls. Says whether it did: `false` is "not now".
fn swap(mine: &Stall, theirs: &Stall) -> bool {
    fn attempt(mine: &Stall, theirs: &Stall) -> Result<(), ()> {
        let mut it = guard(mine)?;
        let mut other = guard(theirs)?;
        *it = mem::replace(&mut *other, mem::take(&mut *it));
        Ok(())
    }
    attempt(mine, theirs).is_ok()
}

fn guard(stall: &Stall) -> Result<MutexGuard<'_, String>, ()> {
    loop {
        match stall.try_lock() {
            Ok(guard) => return Ok(guard),
            Err(TryLockError::WouldBlock) => return Err(()),
            // Only a panic at the stall can bring it back, so this ends.
            Err(TryLockError::Poisoned(_)) => stall.clear_poison(),
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
