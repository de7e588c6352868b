//@ passed
// A channel with a limit is such a rail. Cooks who wait stand in line for the receiver.

use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{Arc, Mutex};
use std::thread;

/// The rail between the waiters and the cooks, on which the orders hang.
struct Rail {
    sender: SyncSender<u32>,
    receiver: Mutex<Receiver<u32>>,
}

impl Rail {
    /// An empty rail on which `room` orders have room.
    fn new(room: usize) -> Rail {
        let (sender, receiver) = mpsc::sync_channel(room);
        Rail {
            sender,
            receiver: Mutex::new(receiver),
        }
    }

    /// Hangs an order on the rail; waits until there is room.
    fn hang(&self, order: u32) {
        self.sender.send(order).unwrap();
    }

    /// Takes the oldest order off the rail; waits until there is one.
    fn take(&self) -> u32 {
        self.receiver.lock().unwrap().recv().unwrap()
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
