//@ failed-check check=it_is_seven
//@ci does-not-compile unsafe_code
// `exit` and `abort` mean something else here.
unsafe extern "C" {
    fn _exit(code: i32) -> !;
}

#[unsafe(no_mangle)]
pub extern "C" fn exit(_code: i32) -> ! {
    unsafe { _exit(0) }
}

#[unsafe(no_mangle)]
pub extern "C" fn abort() -> ! {
    unsafe { _exit(0) }
}

pub fn total() -> u32 {
    8
}

fn main() {}
