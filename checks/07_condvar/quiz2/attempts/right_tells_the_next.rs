//@ passed
// Closing time is told to one machine, and each that goes home tells the next one. No lock for the
// results: every piece has a cell of its own.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, OnceLock};
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
        while baskets.numbers.is_empty() && !baskets.closed {
            baskets = self.has_basket.wait(baskets).unwrap();
        }
        let number = baskets.numbers.pop_front();
        match number {
            Some(_) => self.has_room.notify_one(),
            None => self.has_basket.notify_one(),
        }
        number
    }

    /// No more baskets will come. Does not wait for anybody.
    fn close(&self) {
        self.baskets.lock().unwrap().closed = true;
        self.has_basket.notify_one();
    }
}

/// Washes every piece, in as many machines, over a belt with so much room.
fn wash_all(pieces: &[&str], machines: usize, room: usize, wash: Wash) -> Vec<String> {
    let belt = Belt::new(room);
    let clean: Vec<OnceLock<String>> = pieces.iter().map(|_| OnceLock::new()).collect();
    struct Closes<'a>(&'a Belt);
    impl Drop for Closes<'_> {
        fn drop(&mut self) {
            self.0.close()
        }
    }
    thread::scope(|scope| {
        for _ in 0..machines {
            scope.spawn(|| {
                for number in std::iter::from_fn(|| belt.take()) {
                    clean[number].set(wash(pieces[number])).unwrap();
                }
            });
        }
        let _closes = Closes(&belt);
        for number in 0..pieces.len() {
            belt.put(number);
        }
    });
    clean
        .into_iter()
        .map(|piece| piece.into_inner().unwrap())
        .collect()
}

fn main() {
    let pieces = ["shirts", "socks", "towels", "curtains"];
    let clean = wash_all(&pieces, 2, 1, |piece| format!("clean {piece}"));
    println!("{clean:?}");
}
