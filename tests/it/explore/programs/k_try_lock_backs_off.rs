//@ passed
use std::sync::Mutex;
use std::thread;

static A: Mutex<u32> = Mutex::new(0);
static B: Mutex<u32> = Mutex::new(0);

fn both(first: &Mutex<u32>, second: &Mutex<u32>) {
    loop {
        let mut one = first.lock().unwrap();
        if let Ok(mut two) = second.try_lock() {
            *one += 1;
            *two += 1;
            return;
        }
        drop(one);
        thread::yield_now();
    }
}

fn main() {
    let other = thread::spawn(|| both(&A, &B));
    both(&B, &A);
    other.join().unwrap();
    assert_eq!((*A.lock().unwrap(), *B.lock().unwrap()), (2, 2));
}
