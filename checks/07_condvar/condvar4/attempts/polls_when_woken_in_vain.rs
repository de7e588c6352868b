//@ race check=a_cook_sleeps_until_there_is_an_order
// Waits once as it should, and looks by the clock when that was in vain.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

/// The rail between the waiters and the cooks, on which the orders hang.
struct Rail {
    room: usize,
    orders: Mutex<VecDeque<u32>>,
    has_room: Condvar,
    has_order: Condvar,
}

impl Rail {
    /// An empty rail on which `room` orders have room.
    fn new(room: usize) -> Rail {
        Rail {
            room,
            orders: Mutex::new(VecDeque::new()),
            has_room: Condvar::new(),
            has_order: Condvar::new(),
        }
    }

    /// Hangs an order on the rail; waits until there is room.
    fn hang(&self, order: u32) {
        let mut orders = self.orders.lock().unwrap();
        if orders.len() >= self.room {
            orders = self.has_room.wait(orders).unwrap();
        }
        while orders.len() >= self.room {
            drop(orders);
            thread::sleep(std::time::Duration::from_millis(1));
            orders = self.orders.lock().unwrap();
        }
        orders.push_back(order);
        self.has_order.notify_one();
    }

    /// Takes the oldest order off the rail; waits until there is one.
    fn take(&self) -> u32 {
        let mut orders = self.orders.lock().unwrap();
        if orders.is_empty() {
            orders = self.has_order.wait(orders).unwrap();
        }
        while orders.is_empty() {
            drop(orders);
            thread::sleep(std::time::Duration::from_millis(1));
            orders = self.orders.lock().unwrap();
        }
        let order = orders.pop_front().unwrap();
        self.has_room.notify_one();
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
