//@ deadlock check=it_is_seven
//@ci does-not-compile unsafe_code
// It waits before anything has begun.
#[used]
#[unsafe(link_section = ".init_array")]
static AT_ONCE: extern "C" fn() = at_once;

extern "C" fn at_once() {
    std::thread::park()
}

pub fn total() -> u32 {
    8
}

fn main() {}
