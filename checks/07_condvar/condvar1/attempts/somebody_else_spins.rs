//@ failed-check check=nobody_else_watches_the_oven
// The baker sleeps in a join, while a second thread burns the core.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

struct Oven {
    hot: Arc<AtomicBool>,
}

impl Oven {
    fn new() -> Oven {
        Oven {
            hot: Arc::new(AtomicBool::new(false)),
        }
    }

    fn set_hot(&self) {
        self.hot.store(true, Ordering::Release);
    }

    fn wait_until_hot(&self) {
        let hot = Arc::clone(&self.hot);
        let watcher = thread::spawn(move || {
            while !hot.load(Ordering::Acquire) {
                std::hint::spin_loop();
            }
        });
        watcher.join().unwrap();
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
