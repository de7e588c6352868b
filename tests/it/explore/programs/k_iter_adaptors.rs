//@ passed
use std::sync::{Mutex, mpsc};
use std::thread;

fn main() {
    let locks: Vec<Mutex<u32>> = vec![0, 0].into_iter().map(Mutex::new).collect();
    let (tx, rx) = mpsc::channel();
    thread::scope(|scope| {
        for (n, lock) in locks.iter().enumerate() {
            let tx = tx.clone();
            scope.spawn(move || { *lock.lock().unwrap() += 1; tx.send(n).unwrap(); });
        }
        drop(tx);
        let mut all: Vec<usize> = rx.iter().collect();
        all.sort();
        assert_eq!(all, [0, 1]);
    });
}
