//@ misuse-compiles
// The result must be Send only for `wait`: in_background takes a job whose result must not come
// back.

use std::thread;
use std::time::Duration;

struct W<X>(X);
unsafe impl<X> Send for W<X> {}
pub struct Task<T> {
    handle: thread::JoinHandle<W<T>>,
}
pub fn in_background<F, T>(job: F) -> Task<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: 'static,
{
    Task {
        handle: thread::spawn(move || W(job())),
    }
}
impl<T: Send> Task<T> {
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
