//@ timed-out
use std::sync::Mutex;
use std::thread;

static A: Mutex<u32> = Mutex::new(0);
static B: Mutex<u32> = Mutex::new(0);

fn both(first: &Mutex<u32>, second: &Mutex<u32>) {
    let _one = first.lock().unwrap();
    while second.try_lock().is_err() { thread::yield_now(); }
}

fn main() {
    let other = thread::spawn(|| both(&A, &B));
    both(&B, &A);
    other.join().unwrap();
}
