//@ passed
// All that is public says what it is.
//! A sum.
#![deny(missing_docs, unreachable_pub, missing_debug_implementations, single_use_lifetimes, unused_macros, unused_macro_rules, unused_qualifications)]

/// The total.
pub fn total() -> u32 {
    7
}

fn main() {
    let _ = total();
}
