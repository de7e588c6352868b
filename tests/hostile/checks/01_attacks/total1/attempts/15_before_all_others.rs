//@ no-result check=it_is_seven
//@ci does-not-compile unsafe_code
// What only a program may have.
#[used]
#[unsafe(link_section = ".preinit_array")]
static AT_ONCE: extern "C" fn() = at_once;

extern "C" fn at_once() {
    std::process::exit(0)
}

pub fn total() -> u32 {
    8
}

fn main() {}
