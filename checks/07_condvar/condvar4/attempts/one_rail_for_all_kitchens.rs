//@ deadlock check=the_oldest_order_is_taken_first
// The rail is static: every kitchen has the same one.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

static ORDERS: Mutex<VecDeque<u32>> = Mutex::new(VecDeque::new());
static HAS_ORDER: Condvar = Condvar::new();
static HAS_ROOM: Condvar = Condvar::new();

/// The rail between the waiters and the cooks, on which the orders hang.
struct Rail {
    room: usize,
}

impl Rail {
    /// An empty rail on which `room` orders have room.
    fn new(room: usize) -> Rail {
        Rail { room }
    }

    /// Hangs an order on the rail; waits until there is room.
    fn hang(&self, order: u32) {
        let mut orders = ORDERS.lock().unwrap();
        while orders.len() >= self.room {
            orders = HAS_ROOM.wait(orders).unwrap();
        }
        orders.push_back(order);
        HAS_ORDER.notify_one();
    }

    /// Takes the oldest order off the rail; waits until there is one.
    fn take(&self) -> u32 {
        let mut orders = ORDERS.lock().unwrap();
        while orders.is_empty() {
            orders = HAS_ORDER.wait(orders).unwrap();
        }
        let order = orders.pop_front().unwrap();
        HAS_ROOM.notify_one();
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
