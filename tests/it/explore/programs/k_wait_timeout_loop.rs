//@ passed
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

static READY: Mutex<bool> = Mutex::new(false);
static BELL: Condvar = Condvar::new();

fn main() {
    let setter = thread::spawn(|| { *READY.lock().unwrap() = true; BELL.notify_all(); });
    let (guard, result) = BELL.wait_timeout_while(READY.lock().unwrap(), Duration::from_secs(1), |ready| !*ready).unwrap();
    assert!(*guard || result.timed_out());
    drop(guard);
    setter.join().unwrap();
}
