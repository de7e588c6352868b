//@ deadlock check=a_hot_oven_lets_the_baker_go_on_at_once
// A barrier makes both wait: whoever heats the oven stands there until a baker comes.

use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

struct Oven {
    both: Barrier,
}

impl Oven {
    fn new() -> Oven {
        Oven {
            both: Barrier::new(2),
        }
    }

    fn set_hot(&self) {
        self.both.wait();
    }

    fn wait_until_hot(&self) {
        self.both.wait();
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
