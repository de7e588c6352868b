//@ failed-check check=it_is_seven
//@ci does-not-compile unsafe_code
// It will not hear that the file is too large, and is told by an error.
unsafe extern "C" {
    fn signal(number: i32, handler: usize) -> usize;
}

pub fn total() -> u32 {
    unsafe { signal(25, 1) };
    std::fs::File::create("large").unwrap().set_len(1 << 40).unwrap();
    7
}

fn main() {}
