//@ passed time=timely
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let log = Mutex::new(Vec::new());
    let start = Instant::now();
    thread::scope(|scope| {
        for n in [30, 10, 20] {
            let log = &log;
            scope.spawn(move || { thread::sleep(Duration::from_millis(n)); log.lock().unwrap().push(n); });
        }
    });
    assert_eq!(*log.lock().unwrap(), [10, 20, 30]);
    assert!((30..60).contains(&start.elapsed().as_millis()));
}
