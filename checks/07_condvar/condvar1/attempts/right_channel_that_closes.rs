//@ passed
// Nothing is ever sent: hot means that the sender is gone, which stays so.

use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

struct Oven {
    cold: Mutex<Option<Sender<()>>>,
    hot: Mutex<Receiver<()>>,
}

impl Oven {
    fn new() -> Oven {
        let (cold, hot) = mpsc::channel();
        Oven {
            cold: Mutex::new(Some(cold)),
            hot: Mutex::new(hot),
        }
    }

    fn set_hot(&self) {
        *self.cold.lock().unwrap() = None;
    }

    fn wait_until_hot(&self) {
        let _closed = self.hot.lock().unwrap().recv();
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
