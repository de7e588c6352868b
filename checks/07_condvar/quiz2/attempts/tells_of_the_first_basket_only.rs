//@ deadlock check=each_basket_is_told_of
// Tells of a basket only if there was none before. The second one lies there, and the second
// machine sleeps.

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
        if baskets.numbers.len() == 1 {
            self.has_basket.notify_one();
        }
    }

    /// Takes the oldest basket; waits until there is one. `None`: the belt is closed and empty.
    fn take(&self) -> Option<usize> {
        let mut baskets = self.baskets.lock().unwrap();
        while baskets.numbers.is_empty() && !baskets.closed {
            baskets = self.has_basket.wait(baskets).unwrap();
        }
        self.has_room.notify_one();
        baskets.numbers.pop_front()
    }

    /// No more baskets will come. Does not wait for anybody.
    fn close(&self) {
        self.baskets.lock().unwrap().closed = true;
        self.has_basket.notify_all();
    }
}

/// Washes every piece, in as many machines, over a belt with so much room.
fn wash_all(pieces: &[&str], machines: usize, room: usize, wash: Wash) -> Vec<String> {
    let belt = Belt::new(room);
    let clean = Mutex::new(vec![String::new(); pieces.len()]);
    thread::scope(|scope| {
        for _ in 0..machines {
            scope.spawn(|| {
                while let Some(number) = belt.take() {
                    let piece = wash(pieces[number]);
                    clean.lock().unwrap()[number] = piece;
                }
            });
        }
        for number in 0..pieces.len() {
            belt.put(number);
        }
        belt.close();
    });
    clean.into_inner().unwrap()
}

fn main() {
    let pieces = ["shirts", "socks", "towels", "curtains"];
    let clean = wash_all(&pieces, 2, 1, |piece| format!("clean {piece}"));
    println!("{clean:?}");
}
