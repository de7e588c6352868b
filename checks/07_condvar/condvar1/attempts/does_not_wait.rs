//@ failed-check check=the_baker_sleeps_until_the_oven_is_hot
// Bakes in a cold oven.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

struct Oven {
    hot: Mutex<bool>,
}

impl Oven {
    fn new() -> Oven {
        Oven {
            hot: Mutex::new(false),
        }
    }

    fn set_hot(&self) {
        *self.hot.lock().unwrap() = true;
    }

    fn wait_until_hot(&self) {}
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
