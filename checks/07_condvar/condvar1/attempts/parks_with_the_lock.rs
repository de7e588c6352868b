//@ deadlock check=the_baker_sleeps_until_the_oven_is_hot
// Sleeps and keeps the lock, so nobody can set the flag.

use std::sync::{Arc, Mutex};
use std::thread;
use std::thread::Thread;
use std::time::Duration;

struct Oven {
    hot: Mutex<bool>,
    baker: Mutex<Option<Thread>>,
}

impl Oven {
    fn new() -> Oven {
        Oven {
            hot: Mutex::new(false),
            baker: Mutex::new(None),
        }
    }

    fn set_hot(&self) {
        *self.hot.lock().unwrap() = true;
        if let Some(baker) = &*self.baker.lock().unwrap() {
            baker.unpark();
        }
    }

    fn wait_until_hot(&self) {
        *self.baker.lock().unwrap() = Some(thread::current());
        let hot = self.hot.lock().unwrap();
        while !*hot {
            thread::park();
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
