//@ failed-check check=it_is_seven
//@ci does-not-compile unsafe_code
// How panics unwind.
#[unsafe(no_mangle)]
pub extern "C" fn rust_eh_personality() -> i32 {
    0
}

pub fn total() -> u32 {
    8
}

fn main() {}
