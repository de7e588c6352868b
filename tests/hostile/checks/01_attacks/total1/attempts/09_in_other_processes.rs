//@ over-limit check=it_is_seven how=threads
//@ci does-not-compile unsafe_code
// Threads, but in children: there they count as well.
use std::thread;
use std::time::Duration;

unsafe extern "C" {
    fn fork() -> i32;
}

pub fn total() -> u32 {
    for _ in 0..2 {
        if unsafe { fork() } == 0 {
            loop {
                let _ = thread::Builder::new().stack_size(16 << 10).spawn(thread::park);
            }
        }
    }
    thread::sleep(Duration::from_secs(1000));
    7
}

fn main() {}
