//@ failed-check check=two_jobs_run_while_their_caller_goes_on
// A thread for each job, and one lock that lets only one job run at a time.

use std::sync::Mutex;
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A job that was started.
pub struct Task<T> {
    thread: JoinHandle<T>,
}

/// Starts `job` on a thread of its own.
pub fn in_background<F, T>(job: F) -> Task<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    static PRINTER: Mutex<()> = Mutex::new(());
    let thread = thread::spawn(move || {
        let _printer = PRINTER.lock().unwrap();
        job()
    });
    Task { thread }
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
