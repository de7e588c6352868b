//@ passed
//@ci does-not-compile unsafe_code
// It has no output any more, and goes on.
unsafe extern "C" {
    safe fn close(file: i32) -> i32;
}

pub fn total() -> u32 {
    for file in 0..3 {
        close(file);
    }
    println!("nobody hears");
    7
}

fn main() {}
