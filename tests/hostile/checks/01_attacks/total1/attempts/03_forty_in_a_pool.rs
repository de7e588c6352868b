//@ deadlock check=it_is_seven
// Forty workers wait for work, and the boss for their results.
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

pub fn total() -> u32 {
    let (work, todo) = mpsc::channel::<u32>();
    let (done, results) = mpsc::channel();
    let todo = Arc::new(Mutex::new(todo));
    for _ in 0..40 {
        let (todo, done) = (todo.clone(), done.clone());
        thread::spawn(move || {
            while let Ok(n) = { todo.lock().unwrap().recv() } {
                done.send(n).unwrap();
            }
        });
    }
    work.send(7).unwrap();
    results.iter().sum()
}

fn main() {}
