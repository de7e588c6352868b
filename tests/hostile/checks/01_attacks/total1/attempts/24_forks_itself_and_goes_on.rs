//@ tampered check=it_is_seven
//@ci does-not-compile unsafe_code
// Both halves come back from the same call, and both say that it is right.
unsafe extern "C" {
    fn fork() -> i32;
}

pub fn total() -> u32 {
    unsafe { fork() };
    7
}

fn main() {}
