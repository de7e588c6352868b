//@ passed
// Waits until both forks lie there, and takes both in one step. The fork's own lock is then free
// or soon will be.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

/// A round table. Fork 0 lies between the last seat and seat 0, fork 1 between the seats 0 and 1 …
struct Table {
    /// How often each fork was used.
    forks: Vec<Mutex<u32>>,
    in_hand: Mutex<Vec<bool>>,
    put_down: Condvar,
}

impl Table {
    /// A table with at least two seats, and as many forks.
    fn new(seats: usize) -> Table {
        Table {
            forks: (0..seats).map(|_| Mutex::new(0)).collect(),
            in_hand: Mutex::new(vec![false; seats]),
            put_down: Condvar::new(),
        }
    }

    /// The philosopher at `seat` takes the two forks beside it, eats, and puts them down.
    fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let forks = [seat, (seat + 1) % self.forks.len()];
        let in_hand = self.in_hand.lock().unwrap();
        let mut in_hand = self
            .put_down
            .wait_while(in_hand, |in_hand| forks.iter().any(|&fork| in_hand[fork]))
            .unwrap();
        forks.iter().for_each(|&fork| in_hand[fork] = true);
        drop(in_hand);
        for fork in forks {
            *self.forks[fork].lock().unwrap() += 1;
        }
        eat();
        let mut in_hand = self.in_hand.lock().unwrap();
        forks.iter().for_each(|&fork| in_hand[fork] = false);
        self.put_down.notify_all();
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
