//@ deadlock check=it_is_seven threads=main
//@ci does-not-compile unsafe_code
// The process calls itself something that paints.
unsafe extern "C" {
    fn prctl(option: i32, name: *const i8) -> i32;
}

pub fn total() -> u32 {
    unsafe { prctl(15, c"\x1b[31m) R 1\n".as_ptr()) };
    std::thread::park();
    7
}

fn main() {}
