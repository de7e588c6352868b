//@ passed
// Parking, with the flag and the thread to wake behind one lock.

use std::sync::{Arc, Mutex};
use std::thread;
use std::thread::Thread;
use std::time::Duration;

enum State {
    Cold(Option<Thread>),
    Hot,
}

struct Oven {
    state: Mutex<State>,
}

impl Oven {
    fn new() -> Oven {
        Oven {
            state: Mutex::new(State::Cold(None)),
        }
    }

    fn set_hot(&self) {
        if let State::Cold(Some(baker)) =
            std::mem::replace(&mut *self.state.lock().unwrap(), State::Hot)
        {
            baker.unpark();
        }
    }

    fn wait_until_hot(&self) {
        loop {
            match &mut *self.state.lock().unwrap() {
                State::Hot => return,
                State::Cold(baker) => *baker = Some(thread::current()),
            }
            thread::park();
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
