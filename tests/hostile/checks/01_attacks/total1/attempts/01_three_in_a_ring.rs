//@ deadlock check=it_is_seven
// Three locks, three threads, each waits for the next one.
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

pub fn total() -> u32 {
    let locks: Vec<_> = (0..3).map(|n| Arc::new(Mutex::new(n))).collect();
    let all = Arc::new(Barrier::new(3));
    let ring = (0..3).map(|at| {
        let (mine, next, all) = (locks[at].clone(), locks[(at + 1) % 3].clone(), all.clone());
        thread::spawn(move || {
            let mine = mine.lock().unwrap();
            all.wait();
            *mine + *next.lock().unwrap()
        })
    });
    ring.collect::<Vec<_>>().into_iter().map(|thread| thread.join().unwrap()).sum()
}

fn main() {}
