//@ timed-out check=it_is_seven how=sleeping
//@ci does-not-compile unsafe_code
// It stops, as Ctrl-Z would.
unsafe extern "C" {
    safe fn raise(signal: i32) -> i32;
}

pub fn total() -> u32 {
    raise(19);
    7
}

fn main() {}
