//@ misuse-compiles
// There is a thread, but it carries only the result: the job has run on the caller's thread before.

use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A job that was started.
pub struct Task<T> {
    thread: JoinHandle<T>,
}

/// Starts `job` on a thread of its own.
pub fn in_background<F, T>(job: F) -> Task<T>
where
    F: FnOnce() -> T,
    T: Send + 'static,
{
    let result = job();
    Task {
        thread: thread::spawn(move || result),
    }
}

impl<T> Task<T> {
    /// Waits until the job is done.
    pub fn wait(self) -> T {
        self.thread.join().unwrap()
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
