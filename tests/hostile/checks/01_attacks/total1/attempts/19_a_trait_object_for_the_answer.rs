//@ does-not-compile
// It returns whatever is wanted.
pub fn total<T: From<u8>>() -> T {
    T::from(7)
}

fn main() {}
