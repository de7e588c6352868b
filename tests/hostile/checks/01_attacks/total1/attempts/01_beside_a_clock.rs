//@ timed-out check=it_is_seven how=sleeping
// Two are stuck, and a third one looks at the clock for ever: it might still do something.
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

pub fn total() -> u32 {
    thread::spawn(|| loop {
        thread::sleep(Duration::from_millis(20));
    });
    let stuck = Mutex::new(7);
    let _first = stuck.lock().unwrap();
    *stuck.lock().unwrap()
}

fn main() {}
