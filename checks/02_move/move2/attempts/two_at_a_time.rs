//@ failed-check check=a_hundred_jobs_run_at_the_same_time
// A thread for each job, and the third has to wait until one of the first two is done.

use std::thread;
use std::time::Duration;

use std::sync::{Condvar, Mutex};
static RUNNING: Mutex<usize> = Mutex::new(0);
static FREE: Condvar = Condvar::new();
pub struct Task<T> {
    handle: thread::JoinHandle<T>,
}
pub fn in_background<F, T>(job: F) -> Task<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    Task {
        handle: thread::spawn(move || {
            *FREE
                .wait_while(RUNNING.lock().unwrap(), |n| *n >= 2)
                .unwrap() += 1;
            let r = job();
            *RUNNING.lock().unwrap() -= 1;
            FREE.notify_one();
            r
        }),
    }
}
impl<T> Task<T> {
    pub fn wait(self) -> T {
        self.handle.join().unwrap()
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
