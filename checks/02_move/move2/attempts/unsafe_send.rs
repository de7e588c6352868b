//@ misuse-compiles
// `unsafe impl Send` makes the compiler silent; the Rc is counted by two threads all the same.

use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A job that was started.
pub struct Task<T> {
    thread: JoinHandle<Silenced<T>>,
}

struct Silenced<T>(T);

unsafe impl<T> Send for Silenced<T> {}

impl<T> Silenced<T> {
    fn into_inner(self) -> T {
        self.0
    }
}

/// Starts `job` on a thread of its own.
pub fn in_background<F, T>(job: F) -> Task<T>
where
    F: FnOnce() -> T + 'static,
    T: 'static,
{
    let job = Silenced(job);
    Task {
        thread: thread::spawn(move || Silenced(job.into_inner()())),
    }
}

impl<T> Task<T> {
    /// Waits until the job is done.
    pub fn wait(self) -> T {
        self.thread.join().unwrap().into_inner()
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
