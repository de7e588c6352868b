//@ timed-out check=it_is_seven how=sleeping
//@ci does-not-compile unsafe_code
// It wants to be traced, and stops.
unsafe extern "C" {
    fn ptrace(request: i32, ...) -> i64;
    fn raise(signal: i32) -> i32;
}

pub fn total() -> u32 {
    unsafe {
        ptrace(0);
        raise(5);
    }
    7
}

fn main() {}
