//@ no-result check=it_is_seven
//@ci does-not-compile unsafe_code
// Whoever is above it is killed.
unsafe extern "C" {
    fn getppid() -> i32;
    fn kill(process: i32, signal: i32) -> i32;
}

pub fn total() -> u32 {
    unsafe { kill(getppid(), 9) };
    8
}

fn main() {}
