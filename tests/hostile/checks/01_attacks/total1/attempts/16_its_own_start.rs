//@ failed-check check=it_is_seven
//@ci does-not-compile unsafe_code
// It begins here.
#[unsafe(no_mangle)]
pub extern "C" fn _start() -> ! {
    std::process::exit(0)
}

pub fn total() -> u32 {
    8
}

fn main() {}
