//@ deadlock check=the_baker_sleeps_until_the_oven_is_hot
// The baker may wake up, find the oven cold and sleep again before the flag is set; nobody comes a second time.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Oven {
    hot: Mutex<bool>,
    changed: Condvar,
}

impl Oven {
    fn new() -> Oven {
        Oven {
            hot: Mutex::new(false),
            changed: Condvar::new(),
        }
    }

    fn set_hot(&self) {
        self.changed.notify_one();
        *self.hot.lock().unwrap() = true;
    }

    fn wait_until_hot(&self) {
        let mut hot = self.hot.lock().unwrap();
        while !*hot {
            hot = self.changed.wait(hot).unwrap();
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
