//@ passed
// A named thread; that there is none is said in `wait`.

use std::thread;
use std::time::Duration;

use std::io;
#[derive(Debug)]
pub struct Task<T>(io::Result<thread::JoinHandle<T>>);
pub fn in_background<F, T>(job: F) -> Task<T>
where
    F: 'static + Send + FnOnce() -> T,
    T: 'static + Send,
{
    Task(thread::Builder::new().name(String::from("job")).spawn(job))
}
impl<T> Task<T> {
    pub fn wait(self) -> T {
        match self.0.expect("no thread").join() {
            Ok(r) => r,
            Err(p) => std::panic::resume_unwind(p),
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
