//@ does-not-compile
// What stands behind the glob is never taken for std.
use others::*;
use std::{self, thread};

mod others {
    pub mod std {
        pub use ::std::*;

        pub mod thread {
            pub use ::std::thread::*;
        }
    }
}

pub fn total() -> u32 {
    thread::yield_now();
    7
}

fn main() {}
