//@ deadlock
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

fn main() {
    let shared = Arc::new((Mutex::new(0u32), Condvar::new()));
    let put = { let s = shared.clone(); move || {
        let mut n = s.1.wait_while(s.0.lock().unwrap(), |n| *n == 1).unwrap();
        *n += 1;
        s.1.notify_one();
    } };
    let take = { let s = shared.clone(); move || {
        let mut n = s.1.wait_while(s.0.lock().unwrap(), |n| *n == 0).unwrap();
        *n -= 1;
        s.1.notify_one();
    } };
    let threads = [thread::spawn(put.clone()), thread::spawn(put), thread::spawn(take.clone()), thread::spawn(take)];
    threads.into_iter().for_each(|t| t.join().unwrap());
}
