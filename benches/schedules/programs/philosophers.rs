use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let forks: Arc<Vec<Mutex<u32>>> = Arc::new((0..5).map(|_| Mutex::new(0)).collect());
    let philosophers: Vec<_> = (0..5)
        .map(|seat| {
            let forks = forks.clone();
            thread::spawn(move || {
                let right = (seat + 1) % forks.len();
                let mut first = forks[seat.min(right)].lock().unwrap();
                let mut second = forks[seat.max(right)].lock().unwrap();
                *first += 1;
                *second += 1;
            })
        })
        .collect();
    for philosopher in philosophers {
        philosopher.join().unwrap();
    }
    assert!(forks.iter().all(|fork| *fork.lock().unwrap() == 2));
}
