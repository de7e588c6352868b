//@ passed
// A condvar wakes who waits, also when the job panicked; the panic goes on there.

use std::thread;
use std::time::Duration;

type Slot<T> = std::sync::Arc<(
    std::sync::Mutex<Option<thread::Result<T>>>,
    std::sync::Condvar,
)>;
pub struct Task<T: Send + 'static> {
    slot: Slot<T>,
}
pub fn in_background<F, T>(job: F) -> Task<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let slot: Slot<T> = Default::default();
    let s = slot.clone();
    thread::spawn(move || {
        let r = std::panic::catch_unwind(std::panic::AssertUnwindSafe(job));
        *s.0.lock().unwrap() = Some(r);
        s.1.notify_all();
    });
    Task { slot }
}
impl<T: Send + 'static> Task<T> {
    pub fn wait(self) -> T {
        let mut g = self.slot.0.lock().unwrap();
        loop {
            match g.take() {
                Some(Ok(r)) => return r,
                Some(Err(p)) => std::panic::resume_unwind(p),
                None => g = self.slot.1.wait(g).unwrap(),
            }
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
