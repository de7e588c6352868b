//@ failed-check check=wait_sleeps_until_the_job_is_done
// It looks every 5 ms whether there is a result.

use std::thread;
use std::time::Duration;

pub struct Task<T> {
    slot: std::sync::Arc<std::sync::Mutex<Option<T>>>,
}
pub fn in_background<F, T>(job: F) -> Task<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let slot = std::sync::Arc::new(std::sync::Mutex::new(None));
    let s = slot.clone();
    thread::spawn(move || {
        let r = job();
        *s.lock().unwrap() = Some(r);
    });
    Task { slot }
}
impl<T> Task<T> {
    pub fn wait(self) -> T {
        loop {
            if let Some(x) = self.slot.lock().unwrap().take() {
                return x;
            }
            thread::sleep(Duration::from_millis(5));
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
