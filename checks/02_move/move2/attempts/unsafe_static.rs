//@ misuse-compiles
// The lifetime is talked away with a transmute: a job that borrows a local is taken.

use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A job that was started.
pub struct Task<T> {
    thread: JoinHandle<T>,
}

/// Starts `job` on a thread of its own.
pub fn in_background<F, T>(job: F) -> Task<T>
where
    F: FnOnce() -> T + Send,
    T: Send + 'static,
{
    let job: Box<dyn FnOnce() -> T + Send + '_> = Box::new(job);
    // SAFETY: none. The job may borrow from a caller that is gone when it runs.
    let job: Box<dyn FnOnce() -> T + Send + 'static> = unsafe { std::mem::transmute(job) };
    Task {
        thread: thread::spawn(job),
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
