//@ left-running
// Two workers for all jobs, and nobody ever sends them home.

use std::thread;
use std::time::Duration;

use std::sync::{Mutex, OnceLock, mpsc};
type Work = Box<dyn FnOnce() + Send>;
static POOL: OnceLock<Mutex<mpsc::Sender<Work>>> = OnceLock::new();
fn pool() -> &'static Mutex<mpsc::Sender<Work>> {
    POOL.get_or_init(|| {
        let (tx, rx) = mpsc::channel::<Work>();
        let rx: &'static Mutex<mpsc::Receiver<Work>> = Box::leak(Box::new(Mutex::new(rx)));
        for _ in 0..2 {
            thread::spawn(move || {
                loop {
                    let w = rx.lock().unwrap().recv();
                    match w {
                        Ok(w) => w(),
                        Err(_) => return,
                    }
                }
            });
        }
        Mutex::new(tx)
    })
}
pub struct Task<T> {
    rx: mpsc::Receiver<T>,
}
pub fn in_background<F, T>(job: F) -> Task<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let (tx, rx) = mpsc::channel();
    pool()
        .lock()
        .unwrap()
        .send(Box::new(move || {
            let _ = tx.send(job());
        }))
        .unwrap();
    Task { rx }
}
impl<T> Task<T> {
    pub fn wait(self) -> T {
        self.rx.recv().unwrap()
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
