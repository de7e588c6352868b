//@ passed
// Takes both forks in one step, and counts their use under the same lock.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Table {
    forks: Vec<Mutex<u32>>,
    taken: Mutex<Vec<bool>>,
    changed: Condvar,
}
impl Table {
    fn new(seats: usize) -> Table {
        Table {
            forks: (0..seats).map(|_| Mutex::new(0)).collect(),
            taken: Mutex::new(vec![false; seats]),
            changed: Condvar::new(),
        }
    }
    fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let forks = [seat, (seat + 1) % self.forks.len()];
        let mut taken = self
            .changed
            .wait_while(self.taken.lock().unwrap(), |taken| {
                forks.iter().any(|fork| taken[*fork])
            })
            .unwrap();
        for fork in forks {
            taken[fork] = true;
            *self.forks[fork].lock().unwrap() += 1;
        }
        drop(taken);
        eat();
        for fork in forks {
            self.taken.lock().unwrap()[fork] = false;
        }
        self.changed.notify_all();
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
