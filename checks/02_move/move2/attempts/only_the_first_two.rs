//@ failed-check check=a_hundred_jobs_run_at_the_same_time
// The first two jobs get a thread, all later ones run on the thread of their caller.

use std::thread;
use std::time::Duration;

use std::sync::atomic::{AtomicUsize, Ordering};
static N: AtomicUsize = AtomicUsize::new(0);
pub enum Task<T> {
    H(thread::JoinHandle<T>),
    R(T),
}
pub fn in_background<F, T>(job: F) -> Task<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    if N.fetch_add(1, Ordering::SeqCst) < 2 {
        Task::H(thread::spawn(job))
    } else {
        Task::R(job())
    }
}
impl<T> Task<T> {
    pub fn wait(self) -> T {
        match self {
            Task::H(h) => h.join().unwrap(),
            Task::R(r) => r,
        }
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
