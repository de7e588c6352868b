//@ failed-check check=it_is_seven
//@ci does-not-compile unsafe_code
// Whatever was wrong, the exit code is 0.
unsafe extern "C" {
    fn atexit(call: extern "C" fn()) -> i32;
    fn _exit(code: i32) -> !;
}

extern "C" fn all_is_well() {
    unsafe { _exit(0) }
}

pub fn total() -> u32 {
    unsafe { atexit(all_is_well) };
    8
}

fn main() {}
