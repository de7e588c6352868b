//@ passed
// Who cannot go on puts up its name under the lock, and each change wakes all who did.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::thread;
use std::thread::Thread;

/// The rail between the waiters and the cooks, on which the orders hang.
struct Rail {
    room: usize,
    state: Mutex<(VecDeque<u32>, Vec<Thread>)>,
}

impl Rail {
    /// An empty rail on which `room` orders have room.
    fn new(room: usize) -> Rail {
        Rail {
            room,
            state: Mutex::default(),
        }
    }

    /// Hangs an order on the rail; waits until there is room.
    fn hang(&self, order: u32) {
        self.until(|orders| (orders.len() < self.room).then(|| orders.push_back(order)))
    }

    /// Takes the oldest order off the rail; waits until there is one.
    fn take(&self) -> u32 {
        self.until(VecDeque::pop_front)
    }

    fn until<T>(&self, mut attempt: impl FnMut(&mut VecDeque<u32>) -> Option<T>) -> T {
        loop {
            let mut state = self.state.lock().unwrap();
            if let Some(done) = attempt(&mut state.0) {
                state.1.drain(..).for_each(|sleeper| sleeper.unpark());
                return done;
            }
            state.1.push(thread::current());
            drop(state);
            thread::park();
        }
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
