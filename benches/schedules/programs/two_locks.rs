use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let left = Arc::new(Mutex::new(0));
    let right = Arc::new(Mutex::new(0));
    let threads: Vec<_> = (0..2)
        .map(|_| {
            let (left, right) = (left.clone(), right.clone());
            thread::spawn(move || {
                *left.lock().unwrap() += 1;
                *right.lock().unwrap() += 1;
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(*left.lock().unwrap(), 2);
}
