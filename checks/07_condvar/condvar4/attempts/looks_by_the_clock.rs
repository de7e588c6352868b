//@ failed-check check=who_has_to_wait_sleeps
// If the wrong one was woken, the others look anyway, every few milliseconds.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

const MOMENT: Duration = Duration::from_millis(5);

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
            orders = self.changed.wait_timeout(orders, MOMENT).unwrap().0;
        }
        orders.push_back(order);
        self.changed.notify_one();
    }

    /// Takes the oldest order off the rail; waits until there is one.
    fn take(&self) -> u32 {
        let mut orders = self.orders.lock().unwrap();
        while orders.is_empty() {
            orders = self.changed.wait_timeout(orders, MOMENT).unwrap().0;
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
