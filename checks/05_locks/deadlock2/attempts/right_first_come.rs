//@ passed
// At every fork there is a queue, and everybody joins both queues in one step: who came first goes
// first, and nobody is overtaken by neighbours for ever.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

use std::collections::VecDeque;
struct Seats {
    hungry: Vec<VecDeque<u64>>,
    next: u64,
}
struct Table {
    forks: Vec<Mutex<u32>>,
    waiting: Mutex<Seats>,
    changed: Condvar,
}
impl Table {
    fn new(seats: usize) -> Table {
        Table {
            forks: (0..seats).map(|_| Mutex::new(0)).collect(),
            waiting: Mutex::new(Seats {
                hungry: vec![VecDeque::new(); seats],
                next: 0,
            }),
            changed: Condvar::new(),
        }
    }
    fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let seats = self.forks.len();
        let forks = [seat, (seat + 1) % seats];
        let mut waiting = self.waiting.lock().unwrap();
        let number = waiting.next;
        waiting.next += 1;
        for fork in forks {
            waiting.hungry[fork].push_back(number);
        }
        drop(
            self.changed
                .wait_while(waiting, |waiting| {
                    forks
                        .iter()
                        .any(|fork| waiting.hungry[*fork].front() != Some(&number))
                })
                .unwrap(),
        );
        let mut taken = forks.map(|fork| self.forks[fork].lock().unwrap());
        for uses in &mut taken {
            **uses += 1;
        }
        eat();
        drop(taken);
        let mut waiting = self.waiting.lock().unwrap();
        for fork in forks {
            waiting.hungry[fork].pop_front();
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
