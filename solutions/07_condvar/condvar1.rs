// condvar1: the baker and the oven
//
// The flag says whether the oven is hot, and the condition variable tells a sleeping baker that it
// has changed. It takes both: a notification alone is lost when nobody is waiting yet, and the flag
// alone wakes nobody.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Oven {
    hot: Mutex<bool>,
    changed: Condvar,
}

impl Oven {
    fn new() -> Oven {
        Oven {
            hot: Mutex::new(false),
            changed: Condvar::new(),
        }
    }

    /// The oven is hot now. Does not wait for anybody.
    fn set_hot(&self) {
        // First the flag, then the notification: whoever wakes up finds the oven hot.
        *self.hot.lock().unwrap() = true;
        self.changed.notify_one();
    }

    /// Returns when the oven is hot.
    fn wait_until_hot(&self) {
        let mut hot = self.hot.lock().unwrap();
        // `wait` unlocks the mutex while it sleeps and locks it again before it returns. It may
        // return without a cause, so the flag decides, in a loop.
        while !*hot {
            hot = self.changed.wait(hot).unwrap();
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
