//@ race check=who_waits_for_a_fork_is_told_of_it
// There are two chairs for all philosophers, whatever the size of the table.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

/// A round table. Fork 0 lies between the last seat and seat 0, fork 1 between the seats 0 and 1 …
struct Table {
    /// How often each fork was used.
    forks: Vec<Mutex<u32>>,
    seated: Mutex<usize>,
    stood_up: Condvar,
}

impl Table {
    /// A table with at least two seats, and as many forks.
    fn new(seats: usize) -> Table {
        Table {
            forks: (0..seats).map(|_| Mutex::new(0)).collect(),
            seated: Mutex::new(0),
            stood_up: Condvar::new(),
        }
    }

    /// The philosopher at `seat` takes the two forks beside it, eats, and puts them down.
    fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let left = &self.forks[seat];
        let right = &self.forks[(seat + 1) % self.forks.len()];
        let mut seated = self.seated.lock().unwrap();
        while *seated >= 2.min(self.forks.len() - 1) {
            seated = self.stood_up.wait(seated).unwrap();
        }
        *seated += 1;
        drop(seated);
        let mut left = left.lock().unwrap();
        let mut right = right.lock().unwrap();
        *left += 1;
        *right += 1;
        eat();
        drop((left, right));
        *self.seated.lock().unwrap() -= 1;
        self.stood_up.notify_one();
    }
}

fn main() {
    let table = Arc::new(Table::new(5));
    let philosophers = [0, 1, 2, 3, 4].map(|seat| {
        let table = Arc::clone(&table);
        thread::spawn(move || {
            table.dine(seat, || {
                println!("the philosopher at seat {seat} eats");
                thread::sleep(Duration::from_millis(20));
            });
        })
    });
    for philosopher in philosophers {
        philosopher.join().unwrap();
    }
    println!("All have eaten.");
}
