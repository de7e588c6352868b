//@ passed
// A `OnceLock` is a flag that is set once, and can be waited for.

use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

struct Oven {
    hot: OnceLock<()>,
}

impl Oven {
    fn new() -> Oven {
        Oven {
            hot: OnceLock::new(),
        }
    }

    fn set_hot(&self) {
        let _already = self.hot.set(());
    }

    fn wait_until_hot(&self) {
        self.hot.wait();
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
