//@ left-running check=it_is_seven
//@ci does-not-compile unsafe_code
// The check holds; the process then sleeps where it should end.
unsafe extern "C" {
    fn atexit(call: extern "C" fn()) -> i32;
}

extern "C" fn sleeps() {
    std::thread::sleep(std::time::Duration::from_secs(1000));
}

pub fn total() -> u32 {
    unsafe { atexit(sleeps) };
    7
}

fn main() {}
