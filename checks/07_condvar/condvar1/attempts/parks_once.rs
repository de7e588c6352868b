//@ race check=the_baker_sleeps_until_the_oven_is_hot
// Parks without a loop: any `unpark` sends the baker to a cold oven.

use std::sync::{Arc, Mutex};
use std::thread;
use std::thread::Thread;
use std::time::Duration;

struct Oven {
    state: Mutex<(bool, Option<Thread>)>,
}

impl Oven {
    fn new() -> Oven {
        Oven {
            state: Mutex::new((false, None)),
        }
    }

    fn set_hot(&self) {
        let mut state = self.state.lock().unwrap();
        state.0 = true;
        if let Some(baker) = state.1.take() {
            baker.unpark();
        }
    }

    fn wait_until_hot(&self) {
        let mut state = self.state.lock().unwrap();
        if state.0 {
            return;
        }
        state.1 = Some(thread::current());
        drop(state);
        thread::park();
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
