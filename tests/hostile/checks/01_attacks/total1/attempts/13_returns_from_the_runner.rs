//@ crashed check=it_is_seven
//@ci does-not-compile unsafe_code
// It goes back to where nobody called it from.
pub fn total() -> u32 {
    unsafe extern "C" {
        fn pthread_exit(value: *const u8) -> !;
    }
    unsafe { pthread_exit(std::ptr::null()) }
}

fn main() {}
