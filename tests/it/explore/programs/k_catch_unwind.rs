//@ passed
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

fn main() {
    let (jobs, receiver) = mpsc::channel::<Box<dyn FnOnce() + Send>>();
    let count = Arc::new(Mutex::new(0));
    let worker = thread::spawn(move || for job in receiver { let _ = catch_unwind(AssertUnwindSafe(job)); });
    for n in 0..3 {
        let count = count.clone();
        jobs.send(Box::new(move || { if n == 1 { panic!("bad job") } *count.lock().unwrap() += 1; })).unwrap();
    }
    drop(jobs);
    worker.join().unwrap();
    assert_eq!(*count.lock().unwrap(), 2);
}
