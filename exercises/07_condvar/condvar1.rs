// condvar1: the baker and the oven
//
// In a bakery, the baker waits until the oven is hot, and then bakes. An oven that is hot stays
// hot, so a baker who comes later goes on at once. There is one baker for each oven. While nothing
// happens, the baker's thread sleeps until it is woken, and no other thread watches the oven in its
// place: the processor is needed elsewhere.
//
// What is wrong: "The bread is fine, but a whole core is busy for as long as the oven heats up."
//
// You may edit Oven: its fields, and the bodies of its functions. Names and signatures stay as they
// are.

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

    /// The oven is hot now. Does not wait for anybody.
    fn set_hot(&self) {
        *self.hot.lock().unwrap() = true;
    }

    /// Returns when the oven is hot.
    fn wait_until_hot(&self) {
        let mut looks: u64 = 0;
        // TODO: the baker looks again and again. Who could say when it is worth looking?
        while !*self.hot.lock().unwrap() {
            looks += 1;
        }
        println!("the baker looked {looks} times in vain");
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
