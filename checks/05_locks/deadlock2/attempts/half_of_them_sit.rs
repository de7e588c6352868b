//@ failed-check check=only_the_neighbours_wait_for_a_fork
// As many may sit down as can eat at once. If those are hungry neighbours, the one who could eat
// stands.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Table {
    forks: Vec<Mutex<u32>>,
    waiter: Mutex<usize>,
    stands_up: Condvar,
}
impl Table {
    fn new(seats: usize) -> Table {
        Table {
            forks: (0..seats).map(|_| Mutex::new(0)).collect(),
            waiter: Mutex::new((seats / 2).max(1)),
            stands_up: Condvar::new(),
        }
    }
    fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let mut free = self
            .stands_up
            .wait_while(self.waiter.lock().unwrap(), |free| *free == 0)
            .unwrap();
        *free -= 1;
        drop(free);
        {
            let left = &self.forks[seat];
            let right = &self.forks[(seat + 1) % self.forks.len()];
            let mut left = left.lock().unwrap();
            let mut right = right.lock().unwrap();
            *left += 1;
            *right += 1;
            eat();
        }
        *self.waiter.lock().unwrap() += 1;
        self.stands_up.notify_one();
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
