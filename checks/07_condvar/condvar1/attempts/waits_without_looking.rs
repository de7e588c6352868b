//@ race check=the_baker_sleeps_until_the_oven_is_hot
// No flag: a notification that came earlier is lost.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Oven {
    door: Mutex<()>,
    changed: Condvar,
}

impl Oven {
    fn new() -> Oven {
        Oven {
            door: Mutex::new(()),
            changed: Condvar::new(),
        }
    }

    fn set_hot(&self) {
        let _door = self.door.lock().unwrap();
        self.changed.notify_all();
    }

    fn wait_until_hot(&self) {
        let door = self.door.lock().unwrap();
        let _door = self.changed.wait(door).unwrap();
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
