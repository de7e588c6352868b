//@ passed
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;

static FREE: Mutex<u32> = Mutex::new(1);
static FREED: Condvar = Condvar::new();
static INSIDE: AtomicUsize = AtomicUsize::new(0);

fn visit() {
    let mut free = FREE.lock().unwrap();
    while *free == 0 { free = FREED.wait(free).unwrap(); }
    *free -= 1;
    drop(free);
    assert_eq!(INSIDE.fetch_add(1, SeqCst), 0);
    INSIDE.fetch_sub(1, SeqCst);
    *FREE.lock().unwrap() += 1;
    FREED.notify_one();
}

fn main() {
    thread::scope(|scope| { for _ in 0..2 { scope.spawn(visit); } });
    assert_eq!(*FREE.lock().unwrap(), 1);
}
