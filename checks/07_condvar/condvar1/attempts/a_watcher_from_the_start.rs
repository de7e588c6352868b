//@ failed-check check=nobody_else_watches_the_oven
// Each oven has a thread that looks again and again, and the baker only joins it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::thread::JoinHandle;
use std::time::Duration;

struct Oven {
    hot: Arc<AtomicBool>,
    watcher: Mutex<Option<JoinHandle<()>>>,
}

impl Oven {
    fn new() -> Oven {
        let hot = Arc::new(AtomicBool::new(false));
        let watched = Arc::clone(&hot);
        let watcher = thread::spawn(move || {
            while !watched.load(Ordering::Relaxed) {
                thread::yield_now();
            }
        });
        Oven {
            hot,
            watcher: Mutex::new(Some(watcher)),
        }
    }

    /// The oven is hot now. Does not wait for anybody.
    fn set_hot(&self) {
        self.hot.store(true, Ordering::Relaxed);
    }

    /// Returns when the oven is hot.
    fn wait_until_hot(&self) {
        let watcher = self.watcher.lock().unwrap().take();
        if let Some(watcher) = watcher {
            watcher.join().unwrap();
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
