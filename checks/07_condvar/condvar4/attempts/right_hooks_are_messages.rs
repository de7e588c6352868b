//@ passed
// Two channels without a limit: orders go one way, and the hooks for them the other.

use std::sync::{Arc, Mutex, mpsc};
use std::thread;

/// The rail between the waiters and the cooks, on which the orders hang.
struct Rail {
    orders: mpsc::Sender<u32>,
    hooks: mpsc::Sender<()>,
    next_order: Mutex<mpsc::Receiver<u32>>,
    next_hook: Mutex<mpsc::Receiver<()>>,
}

impl Rail {
    /// An empty rail on which `room` orders have room.
    fn new(room: usize) -> Rail {
        let (orders, next_order) = mpsc::channel();
        let (hooks, next_hook) = mpsc::channel();
        (0..room).for_each(|_| hooks.send(()).unwrap());
        Rail {
            orders,
            hooks,
            next_order: Mutex::new(next_order),
            next_hook: Mutex::new(next_hook),
        }
    }

    /// Hangs an order on the rail; waits until there is room.
    fn hang(&self, order: u32) {
        let () = self.next_hook.lock().unwrap().recv().unwrap();
        self.orders.send(order).unwrap();
    }

    /// Takes the oldest order off the rail; waits until there is one.
    fn take(&self) -> u32 {
        let order = self.next_order.lock().unwrap().recv().unwrap();
        self.hooks.send(()).unwrap();
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
