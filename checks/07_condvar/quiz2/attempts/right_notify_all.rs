//@ passed
// One condition variable for everything, and everybody is woken at every change.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;

type Wash = fn(&str) -> String;

struct Belt {
    room: usize,
    baskets: Mutex<(VecDeque<usize>, bool)>,
    changed: Condvar,
}

impl Belt {
    fn new(room: usize) -> Belt {
        Belt {
            room,
            baskets: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    fn put(&self, number: usize) {
        let is_full = |baskets: &mut (VecDeque<usize>, bool)| baskets.0.len() >= self.room;
        let baskets = self.baskets.lock().unwrap();
        let mut baskets = self.changed.wait_while(baskets, is_full).unwrap();
        baskets.0.push_back(number);
        self.changed.notify_all();
    }

    fn take(&self) -> Option<usize> {
        let mut baskets = self.baskets.lock().unwrap();
        loop {
            if let Some(number) = baskets.0.pop_front() {
                self.changed.notify_all();
                return Some(number);
            }
            if baskets.1 {
                return None;
            }
            baskets = self.changed.wait(baskets).unwrap();
        }
    }

    fn close(&self) {
        self.baskets.lock().unwrap().1 = true;
        self.changed.notify_all();
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
                    // The slow part comes first, without the lock.
                    let piece = wash(pieces[number]);
                    clean.lock().unwrap()[number] = piece;
                }
            });
        }
        for number in 0..pieces.len() {
            belt.put(number);
        }
        // Inside: the scope waits for the machines, and they wait for this.
        belt.close();
    });
    clean.into_inner().unwrap()
}

fn main() {
    let pieces = ["shirts", "socks", "towels", "curtains"];
    let clean = wash_all(&pieces, 2, 1, |piece| format!("clean {piece}"));
    println!("{clean:?}");
}
