//@ race check=a_full_rail_takes_no_more
// A channel without a limit: nobody ever waits for room.

use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;

/// The rail between the waiters and the cooks, on which the orders hang.
struct Rail {
    sender: Sender<u32>,
    receiver: Mutex<Receiver<u32>>,
}

impl Rail {
    /// An empty rail on which `room` orders have room.
    fn new(room: usize) -> Rail {
        println!("a rail with room for {room} orders, and more");
        let (sender, receiver) = mpsc::channel();
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
