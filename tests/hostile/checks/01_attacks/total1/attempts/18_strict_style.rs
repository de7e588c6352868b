//@ passed
// It has no name for its results but in capital letters.
#![deny(nonstandard_style, future_incompatible, let_underscore, keyword_idents, rust_2024_compatibility)]

pub fn total() -> u32 {
    7
}

fn main() {}
