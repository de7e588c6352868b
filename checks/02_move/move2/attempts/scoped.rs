//@ misuse-compiles
// A scope needs no `'static`, because it waits: the job may borrow, and the caller stands still.

use std::thread;
use std::time::Duration;

/// A job that was started.
pub struct Task<T> {
    result: T,
}

/// Starts `job` on a thread of its own.
pub fn in_background<F, T>(job: F) -> Task<T>
where
    F: FnOnce() -> T + Send,
    T: Send,
{
    let result = thread::scope(|scope| scope.spawn(job).join().unwrap());
    Task { result }
}

impl<T> Task<T> {
    /// Waits until the job is done.
    pub fn wait(self) -> T {
        self.result
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
