//@ failed-check check=nobody_sleeps_over_the_answer
// Three tries, and a nap after each: the customers wait for their seller meanwhile.

use std::sync::{Arc, Mutex, MutexGuard, TryLockError};
use std::{mem, thread};

/// A stall, with the thing that lies there.
type Stall = Mutex<String>;

/// Swaps what lies on two stalls. Says whether it did: `false` is "not now".
fn swap(mine: &Stall, theirs: &Stall) -> bool {
    for _ in 0..3 {
        if let (Some(mut a), Some(mut b)) = (take(mine), take(theirs)) {
            mem::swap(&mut *a, &mut *b);
            return true;
        }
        thread::sleep(std::time::Duration::from_millis(1));
    }
    false
}

fn take(stall: &Stall) -> Option<MutexGuard<'_, String>> {
    match stall.try_lock() {
        Ok(guard) => Some(guard),
        Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
        Err(TryLockError::WouldBlock) => None,
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
