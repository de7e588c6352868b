//@ does-not-compile E0277
// Wrapped so that anything crosses, and Sync asked for instead: a receiver is Send, and refused.

use std::thread;
use std::time::Duration;

struct W<X>(X);
unsafe impl<X> Send for W<X> {}
impl<X: FnOnce() -> T, T> W<X> {
    fn go(self) -> W<T> {
        W((self.0)())
    }
}
pub struct Task<T> {
    handle: thread::JoinHandle<W<T>>,
}
pub fn in_background<F, T>(job: F) -> Task<T>
where
    F: FnOnce() -> T + Sync + 'static,
    T: Sync + 'static,
{
    let j = W(job);
    Task {
        handle: thread::spawn(move || j.go()),
    }
}
impl<T> Task<T> {
    pub fn wait(self) -> T {
        self.handle.join().unwrap().0
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
