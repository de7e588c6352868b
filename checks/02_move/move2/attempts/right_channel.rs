//@ passed
// The result comes back through a channel.

use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

/// A job that was started.
pub struct Task<T> {
    result: Receiver<T>,
}

/// Starts `job` on a thread of its own.
pub fn in_background<F, T>(job: F) -> Task<T>
where
    F: FnOnce() -> T,
    F: Send,
    F: 'static,
    T: Send + 'static,
{
    let (send, result) = mpsc::channel();
    thread::spawn(move || {
        // Nobody has to wait for a job, so nobody may be there to receive.
        let _ = send.send(job());
    });
    Task { result }
}

impl<T> Task<T> {
    /// Waits until the job is done.
    pub fn wait(self) -> T {
        self.result.recv().expect("the job panicked")
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
