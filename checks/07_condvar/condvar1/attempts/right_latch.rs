//@ passed
// A type of its own for something that opens once, without `unsafe`.

#![forbid(unsafe_code)]
#![deny(warnings)]

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Oven {
    hot: Latch,
}

impl Oven {
    fn new() -> Oven {
        Oven {
            hot: Latch::default(),
        }
    }

    /// The oven is hot now. Does not wait for anybody.
    fn set_hot(&self) {
        self.hot.open();
    }

    /// Returns when the oven is hot.
    fn wait_until_hot(&self) {
        self.hot.wait();
    }
}

#[derive(Default)]
struct Latch {
    open: Mutex<bool>,
    changed: Condvar,
}

impl Latch {
    fn open(&self) {
        *self.open.lock().unwrap() = true;
        self.changed.notify_all();
    }

    fn wait(&self) {
        let mut open = self.open.lock().unwrap();
        loop {
            if *open {
                return;
            }
            open = self.changed.wait(open).unwrap();
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
