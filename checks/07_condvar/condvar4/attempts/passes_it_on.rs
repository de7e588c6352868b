//@ failed-check check=those_who_are_left_sleep_on
// Who was woken in vain wakes another one. Two of a kind do so for ever, and never sleep.

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
            if orders.len() >= self.room {
                self.changed.notify_one();
            }
        }
        orders.push_back(order);
        self.changed.notify_one();
    }

    /// Takes the oldest order off the rail; waits until there is one.
    fn take(&self) -> u32 {
        let mut orders = self.orders.lock().unwrap();
        while orders.is_empty() {
            orders = self.changed.wait(orders).unwrap();
            if orders.is_empty() {
                self.changed.notify_one();
            }
        }
        let order = orders.pop_front().unwrap();
        self.changed.notify_one();
        order
    }
}

fn main() {
    let rail = Arc::new(Rail::new(1));
    let cooks = ["first cook", "second cook"].map(|cook| {
        let rail = Arc::clone(&rail);
        thread::spawn(move || println!("{cook}: order {}", rail.take()))
    });
    rail.hang(1);
    rail.hang(2);
    for cook in cooks {
        cook.join().unwrap();
    }
}
