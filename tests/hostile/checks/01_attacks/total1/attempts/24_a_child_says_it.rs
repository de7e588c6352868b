//@ left-running check=it_is_seven
//@ci does-not-compile unsafe_code
// The child says that it is right; the parent is gone by then.
unsafe extern "C" {
    fn fork() -> i32;
}

pub fn total() -> u32 {
    if unsafe { fork() } != 0 {
        std::process::exit(0);
    }
    7
}

fn main() {}
