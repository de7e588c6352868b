//@ passed
// Notifies before the loaf lies there, but nobody can look before the baker unlocks.

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
        let mut shelf = self.loaves.lock().unwrap();
        self.baked.notify_one(); // nobody can look before the guard is gone
        shelf.push_back(loaf);
    }

    /// Takes the loaf that has been on the shelf for longest; waits until there is one.
    fn take(&self) -> u32 {
        let mut guard = Some(self.loaves.lock().unwrap());
        loop {
            let mut loaves = guard.take().unwrap();
            match loaves.pop_front() {
                Some(loaf) => break loaf,
                None => guard = Some(self.baked.wait(loaves).unwrap()),
            }
        }
    }
}

fn main() {
    let shelf = Arc::new(Shelf::new());
    let customers = ["Ada", "Bob"].map(|name| {
        let shelf = Arc::clone(&shelf);
        thread::spawn(move || println!("{name} has loaf {}", shelf.take()))
    });
    for loaf in 1..=2 {
        thread::sleep(Duration::from_millis(50)); // baking takes a while
        shelf.put(loaf);
    }
    for customer in customers {
        customer.join().unwrap();
    }
}
