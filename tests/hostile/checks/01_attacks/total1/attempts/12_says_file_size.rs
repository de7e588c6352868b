//@ over-limit check=it_is_seven
//@ci does-not-compile unsafe_code
// It sends itself the signal of a file that is too large.
unsafe extern "C" {
    safe fn raise(signal: i32) -> i32;
}

pub fn total() -> u32 {
    raise(25);
    7
}

fn main() {}
