// condvar2: the bread shelf
//
// A baker lays loaves on a shelf, and customers take them off, the oldest first. Each customer is a
// thread. Who finds the shelf empty sleeps until there is a loaf, and then goes home with it. Every
// loaf is sold once, and nobody waits while there is one for them.
//
// What is wrong: "Once in a while a customer reaches for a loaf and there is none: the thread
// panics. But it had waited, and was woken!"
//
// You may edit the bodies of put and take. Shelf, its fields and the signatures stay as they are.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

/// The shelf with the fresh loaves; each loaf has a number.
struct Shelf {
    loaves: Mutex<VecDeque<u32>>,
    baked: Condvar,
}

impl Shelf {
    fn new() -> Shelf {
        Shelf {
            loaves: Mutex::new(VecDeque::new()),
            baked: Condvar::new(),
        }
    }

    /// Lays a loaf on the shelf. Does not wait for a customer.
    fn put(&self, loaf: u32) {
        self.loaves.lock().unwrap().push_back(loaf);
        self.baked.notify_one();
    }

    /// Takes the loaf that has been on the shelf for longest; waits until there is one.
    fn take(&self) -> u32 {
        let mut loaves = self.loaves.lock().unwrap();
        // TODO: there was none. Is it certain that there is one when `wait` returns?
        if loaves.is_empty() {
            loaves = self.baked.wait(loaves).unwrap();
        }
        loaves.pop_front().unwrap()
    }
}

fn main() {
    let shelf = Arc::new(Shelf::new());
    let customers: Vec<_> = ["Ada", "Bob"]
        .into_iter()
        .map(|name| {
            let shelf = Arc::clone(&shelf);
            thread::spawn(move || println!("{name} has loaf {}", shelf.take()))
        })
        .collect();
    for loaf in 1..=2 {
        thread::sleep(Duration::from_millis(50)); // baking takes a while
        shelf.put(loaf);
    }
    for customer in customers {
        customer.join().unwrap();
    }
}
