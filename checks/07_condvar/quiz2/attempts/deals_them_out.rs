//@ failed-check check=a_machine_that_is_done_takes_the_next_basket
// Every machine has its share from the beginning, and no belt.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;

type Wash = fn(&str) -> String;

struct Belt {
    room: usize,
    baskets: Mutex<Baskets>,
    has_basket: Condvar,
    has_room: Condvar,
}

#[derive(Default)]
struct Baskets {
    numbers: VecDeque<usize>,
    closed: bool,
}

impl Belt {
    fn new(room: usize) -> Belt {
        Belt {
            room,
            baskets: Mutex::default(),
            has_basket: Condvar::new(),
            has_room: Condvar::new(),
        }
    }

    /// Puts a basket on the belt; waits until there is room.
    fn put(&self, number: usize) {
        let mut baskets = self.baskets.lock().unwrap();
        while baskets.numbers.len() >= self.room {
            baskets = self.has_room.wait(baskets).unwrap();
        }
        baskets.numbers.push_back(number);
        self.has_basket.notify_one();
    }

    /// Takes the oldest basket; waits until there is one. `None`: the belt is closed and empty.
    fn take(&self) -> Option<usize> {
        let mut baskets = self.baskets.lock().unwrap();
        // A loop: a wake-up says only that it is worth looking. `None` from here would send the
        // machine home while the belt is still open.
        while baskets.numbers.is_empty() && !baskets.closed {
            baskets = self.has_basket.wait(baskets).unwrap();
        }
        self.has_room.notify_one();
        baskets.numbers.pop_front()
    }

    /// No more baskets will come. Does not wait for anybody.
    fn close(&self) {
        self.baskets.lock().unwrap().closed = true;
        // A basket is work for one machine. Closing time concerns all of them.
        self.has_basket.notify_all();
    }
}

/// Washes every piece, in as many machines, over a belt with so much room.
fn wash_all(pieces: &[&str], machines: usize, room: usize, wash: Wash) -> Vec<String> {
    let _ = room;
    let clean = Mutex::new(vec![String::new(); pieces.len()]);
    thread::scope(|scope| {
        for machine in 0..machines {
            let clean = &clean;
            scope.spawn(move || {
                for number in (machine..pieces.len()).step_by(machines) {
                    let piece = wash(pieces[number]);
                    clean.lock().unwrap()[number] = piece;
                }
            });
        }
    });
    clean.into_inner().unwrap()
}

fn main() {
    let pieces = ["shirts", "socks", "towels", "curtains"];
    let clean = wash_all(&pieces, 2, 1, |piece| format!("clean {piece}"));
    println!("{clean:?}");
}
