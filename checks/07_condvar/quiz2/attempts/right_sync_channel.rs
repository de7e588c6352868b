//@ passed
// The belt is a channel with little room; closing drops the sender.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

type Wash = fn(&str) -> String;

struct Belt {
    counter: Mutex<Option<SyncSender<usize>>>,
    machines: Mutex<Receiver<usize>>,
}

impl Belt {
    fn new(room: usize) -> Belt {
        let (counter, machines) = sync_channel(room);
        Belt {
            counter: Mutex::new(Some(counter)),
            machines: Mutex::new(machines),
        }
    }

    fn put(&self, number: usize) {
        // A clone, so that nobody waits for room with the lock in hand.
        let counter = self.counter.lock().unwrap().clone();
        counter.expect("closed").send(number).unwrap();
    }

    fn take(&self) -> Option<usize> {
        self.machines.lock().unwrap().recv().ok()
    }

    fn close(&self) {
        *self.counter.lock().unwrap() = None;
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
