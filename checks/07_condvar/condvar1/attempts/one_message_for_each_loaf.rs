//@ deadlock check=a_hot_oven_stays_hot
// A message is gone when it has been received; the oven was hot for one loaf.

use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

struct Oven {
    heat: Sender<()>,
    felt: Mutex<Receiver<()>>,
}

impl Oven {
    fn new() -> Oven {
        let (heat, felt) = mpsc::channel();
        Oven {
            heat,
            felt: Mutex::new(felt),
        }
    }

    fn set_hot(&self) {
        self.heat.send(()).unwrap();
    }

    fn wait_until_hot(&self) {
        self.felt.lock().unwrap().recv().unwrap();
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
