//@ over-limit check=it_is_seven how=threads
// Each thread starts two, and waits for them.
use std::thread;

fn grow() {
    let two = [(); 2].map(|()| thread::Builder::new().stack_size(16 << 10).spawn(grow));
    two.into_iter().flatten().for_each(|thread| drop(thread.join()));
}

pub fn total() -> u32 {
    grow();
    7
}

fn main() {}
