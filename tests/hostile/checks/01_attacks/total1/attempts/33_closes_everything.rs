//@ no-result check=it_is_seven
//@ci does-not-compile unsafe_code
// It closes what it did not open, and cannot say any more that it is right.
unsafe extern "C" {
    safe fn close(file: i32) -> i32;
}

pub fn total() -> u32 {
    for file in 0..1024 {
        close(file);
    }
    7
}

fn main() {}
