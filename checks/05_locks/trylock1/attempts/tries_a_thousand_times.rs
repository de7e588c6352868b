//@ timed-out check=not_now_is_said_a_thousand_times
// Gives up at last, after a thousand tries: that is not at once, and hot.

use std::sync::{Arc, Mutex, MutexGuard, TryLockError};
use std::{mem, thread};

/// A stall, with the thing that lies there.
type Stall = Mutex<String>;

/// Swaps what lies on two stalls. Says whether it did: `false` is "not now".
fn swap(mine: &Stall, theirs: &Stall) -> bool {
    for _ in 0..1000 {
        if let (Some(mut a), Some(mut b)) = (take(mine), take(theirs)) {
            mem::swap(&mut *a, &mut *b);
            return true;
        }
        std::hint::spin_loop();
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
