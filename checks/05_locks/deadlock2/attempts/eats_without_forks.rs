//@ race check=neighbours_do_not_eat_at_the_same_time
// Takes both forks, in the right order, and puts them down before the meal.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

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
        let left = seat;
        let right = (seat + 1) % self.forks.len();
        let mut first = self.forks[left.min(right)].lock().unwrap();
        let mut second = self.forks[left.max(right)].lock().unwrap();
        *first += 1;
        *second += 1;
        drop((first, second));
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
