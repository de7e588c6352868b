//@ failed-check check=customers_sleep_while_there_is_no_loaf
// A loop, and an end to it: after ten wake-ups there must be a loaf.

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
        for _ in 0..10 {
            if loaves.is_empty() {
                loaves = self.baked.wait(loaves).unwrap();
            }
        }
        loaves.pop_front().unwrap()
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
