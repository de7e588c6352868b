//@ failed-check check=it_is_seven
//@ci does-not-compile unsafe_code
// It ends the process with success when the library goes.
#[used]
#[unsafe(link_section = ".fini_array")]
static AT_ONCE: extern "C" fn() = at_once;

extern "C" fn at_once() {
    std::process::exit(0)
}

pub fn total() -> u32 {
    8
}

fn main() {}
