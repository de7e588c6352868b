//@ passed
// The result is left in a slot behind a lock, and a condvar wakes who waits for it.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

/// A job that was started.
pub struct Task<T> {
    slot: Arc<(Mutex<Option<T>>, Condvar)>,
}

/// Starts `job` on a thread of its own.
pub fn in_background<F, T>(job: F) -> Task<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let slot = Arc::new((Mutex::new(None), Condvar::new()));
    let for_the_thread = Arc::clone(&slot);
    thread::spawn(move || {
        let result = job();
        let (slot, filled) = &*for_the_thread;
        *slot.lock().unwrap() = Some(result);
        filled.notify_one();
    });
    Task { slot }
}

impl<T> Task<T> {
    /// Waits until the job is done.
    pub fn wait(self) -> T {
        let (slot, filled) = &*self.slot;
        let slot = slot.lock().unwrap();
        let mut slot = filled.wait_while(slot, |slot| slot.is_none()).unwrap();
        slot.take().unwrap()
    }
}

fn print(text: String) -> String {
    println!("printer: begins");
    thread::sleep(Duration::from_millis(50)); // a printer is slow
    println!("printer: done");
    text + " (on yellow paper)"
}

fn main() {
    let text = String::from("Everything must go");
    let poster = in_background(move || print(text));
    println!("counter: serves the next customer meanwhile");
    println!("counter: here is your poster: {}", poster.wait());
}
