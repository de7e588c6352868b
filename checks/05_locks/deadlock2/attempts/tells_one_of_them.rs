//@ race check=who_waits_for_a_fork_is_told_of_it
// Whoever has eaten tells one of those who wait. It may be one who waits for other forks.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Table {
    forks: Vec<Mutex<u32>>,
    table: Mutex<()>,
    put_down: Condvar,
}
impl Table {
    fn new(seats: usize) -> Table {
        Table {
            forks: (0..seats).map(|_| Mutex::new(0)).collect(),
            table: Mutex::new(()),
            put_down: Condvar::new(),
        }
    }
    fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let both = [seat, (seat + 1) % self.forks.len()];
        let mut table = self.table.lock().unwrap();
        let mut guards = loop {
            if let Ok(left) = self.forks[both[0]].try_lock()
                && let Ok(right) = self.forks[both[1]].try_lock()
            {
                break [left, right];
            }
            table = self.put_down.wait(table).unwrap();
        };
        drop(table);
        for uses in &mut guards {
            **uses += 1;
        }
        eat();
        let table = self.table.lock().unwrap();
        drop(guards);
        drop(table);
        self.put_down.notify_one();
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
