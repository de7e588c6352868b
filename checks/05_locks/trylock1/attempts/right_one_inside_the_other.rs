//@ passed
// A function that lends what lies on a stall, called inside itself; theirs first, and a copy.

use std::sync::{Arc, Mutex, TryLockError};
use std::{mem, thread};

/// A stall, with the thing that lies there.
type Stall = Mutex<String>;

/// Swaps what lies on two stalls. Says whether it did: `false` is "not now".
fn swap(mine: &Stall, theirs: &Stall) -> bool {
    with(theirs, |b| {
        with(mine, |a| {
            let kept = a.clone();
            *a = mem::take(b);
            *b = kept;
        })
    })
    .flatten()
    .is_some()
}

fn with<T, R>(it: &Mutex<T>, f: impl FnOnce(&mut T) -> R) -> Option<R> {
    let mut guard = match it.try_lock() {
        Ok(guard) => guard,
        Err(TryLockError::Poisoned(p)) => {
            it.clear_poison();
            p.into_inner()
        }
        Err(TryLockError::WouldBlock) => return None,
    };
    Some(f(&mut guard))
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
