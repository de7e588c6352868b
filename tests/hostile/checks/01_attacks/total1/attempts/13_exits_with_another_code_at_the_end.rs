//@ no-result check=it_is_seven
//@ci does-not-compile unsafe_code
// The check holds; the process then ends with another code.
unsafe extern "C" {
    fn atexit(call: extern "C" fn()) -> i32;
    fn _exit(code: i32) -> !;
}

extern "C" fn three() {
    unsafe { _exit(3) }
}

pub fn total() -> u32 {
    unsafe { atexit(three) };
    7
}

fn main() {}
