// condvar5: the phone rings
//
// A wait with a time limit ends because of a notification, because of the clock, or for no reason,
// and none of these is the condition. What has happened to the phone is behind the mutex: look
// there, whatever has ended the wait, and decide under the guard under which you have looked.

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
        // A loop around the wait, with one deadline for all of it: it looks before it sleeps, and a
        // wake-up for nothing neither ends it nor starts the time anew.
        let (mut state, _) = self
            .changed
            .wait_timeout_while(state, patience, |state| *state == State::Ringing)
            .unwrap();
        // The state decides, and not the clock: the time may be up, and somebody may have picked up
        // before the lock was ours again.
        if *state == State::Ringing {
            // Under the same guard as the look, so nobody can pick up in between.
            *state = State::HungUp;
        }
        *state == State::Talking
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
