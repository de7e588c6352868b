//@ does-not-compile
// Each instance needs a larger one.
fn grow<T: Default>(n: u32) -> u32 {
    if n == 0 { 7 } else { grow::<(T, T)>(n - 1) }
}

pub fn total() -> u32 {
    grow::<u8>(std::hint::black_box(3))
}

fn main() {}
