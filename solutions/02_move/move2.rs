// move2: the print shop

use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A job that was started.
pub struct Task<T> {
    thread: JoinHandle<T>,
}

/// Starts `job` on a thread of its own.
pub fn in_background<F, T>(job: F) -> Task<T>
where
    // FnOnce: the thread calls the job once, so a job may give away what it owns. `Fn` would ask
    // more of the caller than we need.
    // Send: the job, with all that it holds, goes to another thread.
    // 'static: nobody knows when that thread ends, so the job must not borrow from the caller.
    F: FnOnce() -> T + Send + 'static,
    // The result makes the same journey in the other direction.
    T: Send + 'static,
{
    Task {
        thread: thread::spawn(job),
    }
}

// Waiting asks nothing of T: whoever has a Task got it from in_background.
impl<T> Task<T> {
    /// Waits until the job is done.
    pub fn wait(self) -> T {
        self.thread.join().expect("the job panicked")
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
