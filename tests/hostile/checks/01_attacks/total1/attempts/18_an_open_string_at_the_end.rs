//@ does-not-compile
// The checks would be a text.
pub fn total() -> u32 {
    8
}

fn main() {}

const REST: &str = r#"
