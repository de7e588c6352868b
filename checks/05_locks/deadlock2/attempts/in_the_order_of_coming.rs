//@ failed-check check=who_waits_for_a_fork_is_told_of_it
// They take their forks in the order in which they have come, at the whole table.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Table {
    forks: Vec<Mutex<u32>>,
    turn: Mutex<(u64, u64)>,
    next: Condvar,
}
impl Table {
    fn new(seats: usize) -> Table {
        Table {
            forks: (0..seats).map(|_| Mutex::new(0)).collect(),
            turn: Mutex::new((0, 0)),
            next: Condvar::new(),
        }
    }
    fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let mut turn = self.turn.lock().unwrap();
        let mine = turn.0;
        turn.0 += 1;
        while turn.1 != mine {
            turn = self.next.wait(turn).unwrap();
        }
        let forks = [seat, (seat + 1) % self.forks.len()];
        let mut guards = forks.map(|fork| self.forks[fork].lock().unwrap());
        turn.1 += 1;
        self.next.notify_all();
        drop(turn);
        for uses in &mut guards {
            **uses += 1;
        }
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
