//@ deadlock check=the_other_ovens_stay_cold
// A flag for each oven, one condition variable for all of them, and only one baker is woken: maybe
// another one.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

static BAKERY: Mutex<()> = Mutex::new(());
static CHANGED: Condvar = Condvar::new();

struct Oven {
    hot: AtomicBool,
}

impl Oven {
    fn new() -> Oven {
        Oven {
            hot: AtomicBool::new(false),
        }
    }

    /// The oven is hot now. Does not wait for anybody.
    fn set_hot(&self) {
        let _bakery = BAKERY.lock().unwrap();
        self.hot.store(true, Ordering::Relaxed);
        CHANGED.notify_one();
    }

    /// Returns when the oven is hot.
    fn wait_until_hot(&self) {
        let mut bakery = BAKERY.lock().unwrap();
        while !self.hot.load(Ordering::Relaxed) {
            bakery = CHANGED.wait(bakery).unwrap();
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
