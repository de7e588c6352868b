//@ does-not-compile
// What is called when a library comes.
#[unsafe(no_mangle)]
pub extern "C" fn _init() {
    std::process::exit(0)
}

pub fn total() -> u32 {
    8
}

fn main() {}
