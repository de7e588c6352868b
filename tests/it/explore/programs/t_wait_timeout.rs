//@ passed
use std::{sync::{Arc, Condvar, Mutex}, thread, time::Duration};
fn main() {
    let p = Arc::new((Mutex::new(false), Condvar::new()));
    let (g, r) = p.1.wait_timeout_while(p.0.lock().unwrap(), Duration::from_secs(5), |d| !*d).unwrap();
    assert!(r.timed_out() && !*g); drop(g);
    let q = p.clone();
    let h = thread::spawn(move || { thread::sleep(Duration::from_secs(1)); *q.0.lock().unwrap() = true; q.1.notify_all(); });
    let (g, r) = p.1.wait_timeout_while(p.0.lock().unwrap(), Duration::from_secs(3600), |d| !*d).unwrap();
    assert!(*g || r.timed_out()); drop(g);
    h.join().unwrap();
    thread::park_timeout(Duration::from_secs(1));
}
