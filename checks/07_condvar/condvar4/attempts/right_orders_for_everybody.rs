//@ passed
// Each order is told to everybody, so no cook sleeps while there is one; then whoever still sleeps
// when there is room is a waiter, and telling one of them is enough.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

/// The rail between the waiters and the cooks, on which the orders hang.
struct Rail {
    room: usize,
    orders: Mutex<VecDeque<u32>>,
    changed: Condvar,
}

impl Rail {
    /// An empty rail on which `room` orders have room.
    fn new(room: usize) -> Rail {
        Rail {
            room,
            orders: Mutex::new(VecDeque::new()),
            changed: Condvar::new(),
        }
    }

    /// Hangs an order on the rail; waits until there is room.
    fn hang(&self, order: u32) {
        let mut orders = self.orders.lock().unwrap();
        while orders.len() >= self.room {
            orders = self.changed.wait(orders).unwrap();
        }
        orders.push_back(order);
        self.changed.notify_all();
    }

    /// Takes the oldest order off the rail; waits until there is one.
    fn take(&self) -> u32 {
        let mut orders = self.orders.lock().unwrap();
        while orders.is_empty() {
            orders = self.changed.wait(orders).unwrap();
        }
        let order = orders.pop_front().unwrap();
        self.changed.notify_one();
        order
    }
}

fn main() {
    let rail = Arc::new(Rail::new(1));
    let cooks: Vec<_> = ["first cook", "second cook"]
        .into_iter()
        .map(|cook| {
            let rail = Arc::clone(&rail);
            thread::spawn(move || {
                for _ in 0..2 {
                    println!("{cook}: order {}", rail.take());
                }
            })
        })
        .collect();
    for order in 1..=4 {
        rail.hang(order);
    }
    for cook in cooks {
        cook.join().unwrap();
    }
    println!("The kitchen is done.");
}
