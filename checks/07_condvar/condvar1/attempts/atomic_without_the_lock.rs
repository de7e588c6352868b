//@ deadlock check=main
// The flag is set without the lock: it may change, and be told, after the baker has looked and
// before the baker sleeps.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Oven {
    hot: AtomicBool,
    bakery: Mutex<()>,
    changed: Condvar,
}

impl Oven {
    fn new() -> Oven {
        Oven {
            hot: AtomicBool::new(false),
            bakery: Mutex::new(()),
            changed: Condvar::new(),
        }
    }

    /// The oven is hot now. Does not wait for anybody.
    fn set_hot(&self) {
        self.hot.store(true, Ordering::SeqCst);
        self.changed.notify_one();
    }

    /// Returns when the oven is hot.
    fn wait_until_hot(&self) {
        let mut bakery = self.bakery.lock().unwrap();
        while !self.hot.load(Ordering::SeqCst) {
            bakery = self.changed.wait(bakery).unwrap();
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
