//@ crashed check=it_is_seven how=SIGSEGV
//@ci does-not-compile unsafe_code
// It reads where nothing is.
pub fn total() -> u32 {
    unsafe { std::ptr::read_volatile(std::hint::black_box(8) as *const u32) }
}

fn main() {}
