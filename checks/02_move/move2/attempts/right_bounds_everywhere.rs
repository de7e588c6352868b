//@ passed
// The bounds of T stand at the struct as well: more than needed, but nothing right is refused.

use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A job that was started.
pub struct Task<T: Send + 'static> {
    thread: JoinHandle<T>,
}

/// Starts `job` on a thread of its own.
pub fn in_background<F, T: Send + 'static>(job: F) -> Task<T>
where
    F: FnOnce() -> T + Send + 'static,
{
    let thread = thread::Builder::new()
        .name("background".to_owned())
        .spawn(move || job())
        .expect("failed to start a thread");
    Task { thread }
}

impl<T: Send + 'static> Task<T> {
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
