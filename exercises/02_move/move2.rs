// move2: the print shop
//
// A print shop has a helper of its own: in_background(job) starts any job on a new thread and
// returns at once, with a Task. Its `wait` sleeps until the job is done, and gives what the job
// returned.
//
// What is wrong: "I had errors about Send and 'static until I called job() right here. Now it
// compiles, but the counter stands still while the printer works." And because no job ever goes to
// another thread, in_background takes every job, even one that must not go there: a job that holds
// an Rc, that borrows a local, or that returns an Rc. Such a job is to be refused where
// in_background is called, and every other job is to be taken.
//
// You may edit the fields of Task, the two bodies, and above all the bounds of F and T. Keep the
// names, and what goes in and out: a job F in, a Task<T> out, a T out of `wait`. No `unsafe`.

use std::thread;
use std::time::Duration;

/// A job that was started.
pub struct Task<T> {
    result: T,
}

/// Starts `job` on a thread of its own.
pub fn in_background<F, T>(job: F) -> Task<T>
where
    // TODO: the job goes to a thread and its result comes back. What must F and T be for that?
    F: FnOnce() -> T,
{
    Task { result: job() }
}

impl<T> Task<T> {
    /// Waits until the job is done.
    pub fn wait(self) -> T {
        self.result
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
