//@ race
use std::{sync::{Arc, Mutex}, thread, time::Duration};
fn main() {
    let m = Arc::new(Mutex::new(0)); let m2 = m.clone();
    thread::spawn(move || { *m2.lock().unwrap() = 5; });
    thread::sleep(Duration::from_millis(500)); // "surely done by now"
    assert_eq!(*m.lock().unwrap(), 5);
}
