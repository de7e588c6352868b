//@ passed
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
fn main() {
    let pair = Arc::new((Mutex::new(false), Condvar::new()));
    let p2 = Arc::clone(&pair);
    let h = thread::spawn(move || { let (m, cv) = &*p2; *m.lock().unwrap() = true; cv.notify_one(); });
    let (m, cv) = &*pair;
    let mut ready = m.lock().unwrap();
    ready = cv.wait_while(ready, |r| !*r).unwrap();
    assert!(*ready, "went on although not ready");
    drop(ready);
    h.join().unwrap();
}
