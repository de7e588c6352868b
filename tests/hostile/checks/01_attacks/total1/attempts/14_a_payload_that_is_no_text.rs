//@ failed-check check=it_is_seven
// What it panics with is a number, which panics when it goes.
struct Number(#[allow(dead_code)] u32);

impl Drop for Number {
    fn drop(&mut self) {
        std::process::exit(0);
    }
}

pub fn total() -> u32 {
    std::panic::panic_any(Number(7))
}

fn main() {}
