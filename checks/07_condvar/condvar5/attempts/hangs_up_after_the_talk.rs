//@ failed-check check=somebody_is_quicker_than_the_caller
// Hangs up in any case, also while they talk: who picks up another receiver finds nobody.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

#[derive(Debug, PartialEq)]
enum State {
    Ringing,
    Talking,
    HungUp,
}

struct Call {
    state: Mutex<State>,
    changed: Condvar,
}

impl Call {
    fn new() -> Call {
        Call {
            state: Mutex::new(State::Ringing),
            changed: Condvar::new(),
        }
    }

    /// Somebody picks up. Returns whether the caller is still there.
    fn pick_up(&self) -> bool {
        let mut state = self.state.lock().unwrap();
        if *state == State::Ringing {
            *state = State::Talking;
            self.changed.notify_one();
        }
        *state == State::Talking
    }

    /// The caller waits for that, at most for as long as `patience`. Returns whether it has happened.
    fn ring(&self, patience: Duration) -> bool {
        let state = self.state.lock().unwrap();
        let (mut state, _) = self
            .changed
            .wait_timeout_while(state, patience, |s| *s == State::Ringing)
            .unwrap();
        let talks = *state == State::Talking;
        *state = State::HungUp;
        talks
    }
}

fn main() {
    for delay in [100, 0, 400] {
        let call = Arc::new(Call::new());
        let caller = thread::spawn({
            let call = Arc::clone(&call);
            move || {
                thread::sleep(Duration::from_millis(10)); // dialling
                call.ring(Duration::from_millis(200))
            }
        });
        thread::sleep(Duration::from_millis(delay)); // on the way to the phone
        let picked_up = call.pick_up();
        let caller = caller.join().unwrap();
        println!("after {delay} ms: picked up and talks: {picked_up}, the caller talks: {caller}");
    }
}
