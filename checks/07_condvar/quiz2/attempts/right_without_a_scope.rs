//@ passed
// Threads that own what they need, and are joined by hand.

use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
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
        let mut baskets = self
            .changed
            .wait_while(self.baskets.lock().unwrap(), |baskets| {
                baskets.0.len() == self.room
            })
            .unwrap();
        baskets.0.push_back(number);
        self.changed.notify_all();
    }
    fn take(&self) -> Option<usize> {
        let mut baskets = self
            .changed
            .wait_while(self.baskets.lock().unwrap(), |(numbers, closed)| {
                numbers.is_empty() && !*closed
            })
            .unwrap();
        let number = baskets.0.pop_front();
        self.changed.notify_all();
        number
    }
    fn close(&self) {
        self.baskets.lock().unwrap().1 = true;
        self.changed.notify_all();
    }
}
/// Washes every piece, in as many machines, over a belt with so much room.
fn wash_all(pieces: &[&str], machines: usize, room: usize, wash: Wash) -> Vec<String> {
    let belt = Arc::new(Belt::new(room));
    let pieces: Arc<[String]> = pieces.iter().map(|piece| piece.to_string()).collect();
    let machines: Vec<_> = (0..machines)
        .map(|number| {
            let (belt, pieces) = (belt.clone(), pieces.clone());
            thread::Builder::new()
                .name(format!("machine {number}"))
                .spawn(move || {
                    let mut clean = Vec::new();
                    while let Some(number) = belt.take() {
                        clean.push((number, wash(&pieces[number])));
                    }
                    clean
                })
                .unwrap()
        })
        .collect();
    for number in 0..pieces.len() {
        belt.put(number);
    }
    belt.close();
    machines
        .into_iter()
        .flat_map(|machine| machine.join().unwrap())
        .collect::<BTreeMap<_, _>>()
        .into_values()
        .collect()
}

fn main() {
    let pieces = ["shirts", "socks", "towels", "curtains"];
    let clean = wash_all(&pieces, 2, 1, |piece| format!("clean {piece}"));
    println!("{clean:?}");
}
