//@ failed-check check=who_waits_for_a_fork_is_told_of_it
// One lock around the whole meal: no circle, and no company.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

static TABLE: Mutex<()> = Mutex::new(());

/// A round table. Fork 0 lies between the last seat and seat 0, fork 1 between the seats 0 and 1 …
struct Table {
    /// How often each fork was used.
    forks: Vec<Mutex<u32>>,
}

impl Table {
    /// A table with at least two seats, and as many forks.
    fn new(seats: usize) -> Table {
        Table {
            forks: (0..seats).map(|_| Mutex::new(0)).collect(),
        }
    }

    /// The philosopher at `seat` takes the two forks beside it, eats, and puts them down.
    fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let _alone = TABLE.lock().unwrap();
        let left = &self.forks[seat];
        let right = &self.forks[(seat + 1) % self.forks.len()];
        let mut left = left.lock().unwrap();
        let mut right = right.lock().unwrap();
        *left += 1;
        *right += 1;
        eat();
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
