//@ misuse-compiles
// The job is kept, and runs on the caller's thread when its result is wanted.

use std::thread;
use std::time::Duration;

/// A job that was started.
pub struct Task<T> {
    job: Box<dyn FnOnce() -> T>,
}

/// Starts `job` on a thread of its own.
pub fn in_background<F, T>(job: F) -> Task<T>
where
    F: FnOnce() -> T + 'static,
{
    Task { job: Box::new(job) }
}

impl<T> Task<T> {
    /// Waits until the job is done.
    pub fn wait(self) -> T {
        (self.job)()
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
