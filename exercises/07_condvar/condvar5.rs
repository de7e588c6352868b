// condvar5: the phone rings
//
// A caller lets the phone ring for as long as there is patience, and sleeps meanwhile. If somebody
// picks up, they talk, and ring returns true, at once. If not, the caller hangs up at the end of
// that time, and ring returns false; whoever picks up after that is told that nobody is there. In
// every case both sides know the same.
//
// What is wrong: "Once in a while one of them talks, and the other one has hung up. And when
// somebody is very quick to pick up, the caller does not even notice."
//
// You may edit the body of ring. Call, its fields and the rest stay as they are.

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
        let (mut state, result) = self.changed.wait_timeout(state, patience).unwrap();
        // TODO: the result says how the wait has ended. Does it say what happened to the phone?
        if result.timed_out() {
            *state = State::HungUp;
            return false;
        }
        true
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
