//@ failed-check check=the_baker_sleeps_until_the_oven_is_hot
// No lock, the same busy loop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

struct Oven {
    hot: AtomicBool,
}

impl Oven {
    fn new() -> Oven {
        Oven {
            hot: AtomicBool::new(false),
        }
    }

    fn set_hot(&self) {
        self.hot.store(true, Ordering::Release);
    }

    fn wait_until_hot(&self) {
        while !self.hot.load(Ordering::Acquire) {
            std::hint::spin_loop();
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
