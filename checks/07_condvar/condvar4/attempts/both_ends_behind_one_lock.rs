//@ deadlock check=one_waiter_and_one_cook threads=main,cook
// A channel with a limit, and one lock for both of its ends: the cook waits inside, the waiter
// outside.

use std::sync::{Arc, Mutex, mpsc};
use std::thread;

/// The rail between the waiters and the cooks, on which the orders hang.
struct Rail {
    line: Mutex<(mpsc::SyncSender<u32>, mpsc::Receiver<u32>)>,
}

impl Rail {
    /// An empty rail on which `room` orders have room.
    fn new(room: usize) -> Rail {
        Rail {
            line: Mutex::new(mpsc::sync_channel(room)),
        }
    }

    /// Hangs an order on the rail; waits until there is room.
    fn hang(&self, order: u32) {
        self.line.lock().unwrap().0.send(order).unwrap();
    }

    /// Takes the oldest order off the rail; waits until there is one.
    fn take(&self) -> u32 {
        self.line.lock().unwrap().1.recv().unwrap()
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
