// In a bakery, the baker waits until the oven is hot, and then bakes. While nothing happens, the
// baker's thread should sleep: the processor is needed elsewhere. An oven that is hot stays hot, so
// whoever waits for it later goes on at once. There is one baker for each oven.
//
// "The bread is fine, but a whole core is at 100 % for as long as the oven heats up."
//
// Edit `Oven`: its fields and what is in its functions. Their names and signatures stay, the checks
// use them.

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
