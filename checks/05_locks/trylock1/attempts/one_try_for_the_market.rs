//@ race check=other_stalls_do_not_matter
// One lock for all stalls, and who does not get it hears "not now".

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
    static MARKET: Mutex<()> = Mutex::new(());
    let Ok(_market) = MARKET.try_lock() else {
        return false;
    };
    let Some(mut mine) = open(mine) else {
        return false;
    };
    let Some(mut theirs) = open(theirs) else {
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
