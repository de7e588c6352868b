//@ deadlock check=my_stall_is_in_use threads=main,seller
// Tries the second one only. Who has the first one may take long.

use std::sync::{Arc, Mutex, TryLockError};
use std::{mem, thread};

/// A stall, with the thing that lies there.
type Stall = Mutex<String>;

/// Swaps what lies on two stalls. Says whether it did: `false` is "not now".
fn swap(mine: &Stall, theirs: &Stall) -> bool {
    let mut mine = mine.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    match theirs.try_lock() {
        Ok(mut theirs) => {
            mem::swap(&mut *mine, &mut *theirs);
            true
        }
        Err(TryLockError::Poisoned(theirs)) => {
            mem::swap(&mut *mine, &mut *theirs.into_inner());
            true
        }
        Err(TryLockError::WouldBlock) => false,
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
