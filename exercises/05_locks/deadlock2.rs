// deadlock2: the philosophers
//
// Philosophers sit around a table, one thread for each. Between two seats lies one fork, and to
// eat a philosopher needs both forks beside the own seat, for as long as the meal lasts. Whoever
// is hungry gets to eat some day, and philosophers who share no fork can eat at the same time.
//
// What is wrong: "Nobody can tell me why, but there are evenings when each of them sits there with
// a fork in the left hand and waits, and nobody ever eats."
//
// You may edit Table: add fields, and edit the bodies of its functions. `forks`, and the names and
// signatures stay as they are. Who waits for a fork sleeps, and whoever finds both forks on the
// table, with no neighbour who is hungry, eats at once.

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
        let left = &self.forks[seat];
        let right = &self.forks[(seat + 1) % self.forks.len()];
        // TODO: and if all of them have got this far at the same time?
        let mut left = left.lock().unwrap();
        let mut right = right.lock().unwrap();
        *left += 1;
        *right += 1;
        eat();
    }
}

fn main() {
    let table = Arc::new(Table::new(5));
    let philosophers: Vec<_> = ["Plato", "Hypatia", "Zeno", "Laozi", "Hannah"]
        .into_iter()
        .enumerate()
        .map(|(seat, name)| {
            let table = Arc::clone(&table);
            thread::spawn(move || {
                table.dine(seat, || {
                    println!("{name} eats");
                    thread::sleep(Duration::from_millis(20));
                });
            })
        })
        .collect();
    for philosopher in philosophers {
        philosopher.join().unwrap();
    }
    println!("All have eaten.");
}
