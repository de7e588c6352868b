// condvar4: the order rail
//
// In a restaurant the waiters hang orders on a rail, and the cooks take them off, the oldest first.
// There is little room on the rail: who finds it full sleeps until there is room, and who finds it
// empty sleeps until there is an order. Nobody sleeps on while there is something to do for them.
//
// What is wrong: "With one cook and one waiter it runs for hours. With two cooks, sooner or later,
// there is an order on the rail, or room on it, and all of them are asleep."
//
// You may edit Rail: its fields, and the bodies of its functions. Names and signatures stay as they
// are.

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
        // TODO: this wakes one of those who sleep. Which one, and is it one who has waited for it?
        self.changed.notify_one();
    }

    /// Takes the oldest order off the rail; waits until there is one.
    fn take(&self) -> u32 {
        let mut orders = self.orders.lock().unwrap();
        while orders.is_empty() {
            orders = self.changed.wait(orders).unwrap();
        }
        let order = orders.pop_front().unwrap();
        // TODO: and here?
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
