//! `std::prelude`: std's macros reach a crate through it, so ours take their places in each of its modules.

macro_rules! prelude {
    ($($edition:ident)*) => { $(
        /// See `std::prelude`.
        pub mod $edition {
            pub use ::std::prelude::$edition::*;
            pub use crate::{dbg, eprint, eprintln, print, println, thread_local};
            pub use interleave_test::test;
        }
    )* };
}

prelude!(v1 rust_2015 rust_2018 rust_2021 rust_2024);
