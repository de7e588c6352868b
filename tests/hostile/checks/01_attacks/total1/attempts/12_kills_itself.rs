//@ crashed check=it_is_seven how=SIGKILL
//@ci does-not-compile unsafe_code
// A signal that cannot be caught.
unsafe extern "C" {
    safe fn raise(signal: i32) -> i32;
}

pub fn total() -> u32 {
    raise(9);
    7
}

fn main() {}
