//@ passed
// Nobody looks again: an order is handed to the cook who has waited for longest.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

#[derive(Default)]
struct State {
    room: usize,
    orders: VecDeque<u32>,
    cooks: VecDeque<mpsc::Sender<u32>>,
    waiters: VecDeque<(u32, mpsc::Sender<()>)>,
}

/// The rail between the waiters and the cooks, on which the orders hang.
struct Rail {
    state: Mutex<State>,
}

impl Rail {
    /// An empty rail on which `room` orders have room.
    fn new(room: usize) -> Rail {
        Rail {
            state: Mutex::new(State {
                room,
                ..State::default()
            }),
        }
    }

    /// Hangs an order on the rail; waits until there is room.
    fn hang(&self, order: u32) {
        let mut state = self.state.lock().unwrap();
        if let Some(cook) = state.cooks.pop_front() {
            cook.send(order).unwrap();
        } else if state.orders.len() < state.room {
            state.orders.push_back(order);
        } else {
            let (sender, hangs) = mpsc::channel();
            state.waiters.push_back((order, sender));
            drop(state);
            hangs.recv().unwrap();
        }
    }

    /// Takes the oldest order off the rail; waits until there is one.
    fn take(&self) -> u32 {
        let mut state = self.state.lock().unwrap();
        if let Some(order) = state.orders.pop_front() {
            if let Some((next, waiter)) = state.waiters.pop_front() {
                state.orders.push_back(next);
                waiter.send(()).unwrap();
            }
            return order;
        }
        let (sender, order) = mpsc::channel();
        state.cooks.push_back(sender);
        drop(state);
        order.recv().unwrap()
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
