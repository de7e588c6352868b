//@ deadlock check=it_is_seven threads=main,late
// It computes first, and is stuck only then.
use std::sync::{Barrier, Mutex};
use std::thread;
use std::time::{Duration, Instant};

pub fn total() -> u32 {
    let (a, b, both) = (Mutex::new(3), Mutex::new(4), Barrier::new(2));
    thread::scope(|scope| {
        let late = thread::Builder::new().name("late".into()).spawn_scoped(scope, || {
            let began = Instant::now();
            let mut work = 0_u64;
            while began.elapsed() < Duration::from_secs(1) {
                work = std::hint::black_box(work + 1);
            }
            let b = b.lock().unwrap();
            both.wait();
            *a.lock().unwrap() + *b
        });
        let a = a.lock().unwrap();
        both.wait();
        let sum = *a + *b.lock().unwrap();
        drop(a);
        late.unwrap().join().unwrap();
        sum
    })
}

fn main() {}
