//@ does-not-compile
// It never returns, says its type.
pub fn total() -> ! {
    panic!("8")
}

fn main() {}
