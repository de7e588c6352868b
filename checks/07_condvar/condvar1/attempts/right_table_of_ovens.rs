//@ passed
// One table for all ovens, one condition variable, and everybody looks again when it changes.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

static HOT: Mutex<Vec<bool>> = Mutex::new(Vec::new());
static CHANGED: Condvar = Condvar::new();

struct Oven {
    number: usize,
}

impl Oven {
    fn new() -> Oven {
        let mut hot = HOT.lock().unwrap();
        hot.push(false);
        Oven {
            number: hot.len() - 1,
        }
    }

    /// The oven is hot now. Does not wait for anybody.
    fn set_hot(&self) {
        HOT.lock().unwrap()[self.number] = true;
        CHANGED.notify_all();
    }

    /// Returns when the oven is hot.
    fn wait_until_hot(&self) {
        let mut hot = HOT.lock().unwrap();
        while !hot[self.number] {
            hot = CHANGED.wait(hot).unwrap();
        }
    }
}

fn main() {
    let oven = Arc::new(Oven::new());
    let baker = thread::spawn({
        let oven = Arc::clone(&oven);
        move || {
            oven.wait_until_hot();
            println!("the bread goes in");
        }
    });
    thread::sleep(Duration::from_millis(300));
    println!("the oven is hot");
    oven.set_hot();
    baker.join().unwrap();
}
