//@ failed-check check=the_other_ovens_stay_cold
// The flag and the condition variable are static: all ovens are one.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

static HOT: Mutex<bool> = Mutex::new(false);
static CHANGED: Condvar = Condvar::new();

struct Oven;

impl Oven {
    fn new() -> Oven {
        Oven
    }

    fn set_hot(&self) {
        *HOT.lock().unwrap() = true;
        CHANGED.notify_all();
    }

    fn wait_until_hot(&self) {
        let mut hot = HOT.lock().unwrap();
        while !*hot {
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
