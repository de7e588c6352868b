//@ crashed check=it_is_seven how=SIGTRAP
//@ci does-not-compile unsafe_code
// It wants to be traced, which is refused, and stops.
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
