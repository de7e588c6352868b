//@ over-limit check=it_is_seven how=memory
// A dozen threads, each with a deep stack.
use std::thread;

fn deep(n: u32) -> u32 {
    let page = std::hint::black_box([n as u8; 4096]);
    if n == 0 { page[7].into() } else { deep(n - 1) + u32::from(page[1]) }
}

pub fn total() -> u32 {
    let threads: Vec<_> = (0..12)
        .map(|_| {
            let stack = thread::Builder::new().stack_size(256 << 20);
            stack.spawn(|| {
                deep(25_000);
                thread::park();
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.unwrap().join().unwrap());
    7
}

fn main() {}
