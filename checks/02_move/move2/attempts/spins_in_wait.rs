//@ failed-check check=wait_sleeps_until_the_job_is_done
// It burns a core until the job is done.

use std::thread;
use std::time::Duration;

pub struct Task<T> {
    handle: thread::JoinHandle<T>,
}
pub fn in_background<F, T>(job: F) -> Task<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    Task {
        handle: thread::spawn(job),
    }
}
impl<T> Task<T> {
    pub fn wait(self) -> T {
        while !self.handle.is_finished() {}
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
