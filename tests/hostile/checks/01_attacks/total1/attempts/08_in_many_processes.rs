//@ over-limit check=it_is_seven how=memory
//@ci does-not-compile unsafe_code
// A little in each of many processes.
use std::hint::black_box;
use std::thread::sleep;
use std::time::Duration;

unsafe extern "C" {
    fn fork() -> i32;
}

pub fn total() -> u32 {
    for _ in 0..8 {
        if unsafe { fork() } == 0 {
            let mine = black_box(vec![1_u8; 200 << 20]);
            sleep(Duration::from_secs(1000));
            drop(mine);
        }
    }
    sleep(Duration::from_secs(1000));
    7
}

fn main() {}
