//@ crashed check=it_is_seven
//@ci does-not-compile unsafe_code
// It panics where nobody unwinds.
#[used]
#[unsafe(link_section = ".init_array")]
static AT_ONCE: extern "C" fn() = at_once;

extern "C" fn at_once() {
    panic!("at once")
}

pub fn total() -> u32 {
    8
}

fn main() {}
