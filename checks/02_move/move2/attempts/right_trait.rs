//@ passed
// A trait of its own stands for the bounds, and a dropped Task waits for its job.

use std::thread;
use std::time::Duration;

pub trait Job<T>: Send + 'static {
    fn go(self) -> T;
}
impl<T, F: FnOnce() -> T + Send + 'static> Job<T> for F {
    fn go(self) -> T {
        self()
    }
}
pub struct Task<T> {
    handle: Option<thread::JoinHandle<T>>,
}
pub fn in_background<F, T>(job: F) -> Task<T>
where
    F: FnOnce() -> T + Job<T>,
    T: Send + 'static,
{
    Task {
        handle: Some(thread::spawn(move || job.go())),
    }
}
impl<T> Task<T> {
    pub fn wait(mut self) -> T {
        self.handle.take().unwrap().join().unwrap()
    }
}
impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        if let Some(h) = self.handle.take() {
            let _ = h.join();
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
