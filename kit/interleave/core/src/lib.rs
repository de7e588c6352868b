//! A drop-in `core` beside the drop-in `std`: what has to do with threads is the same there.
//!
//! Compiled with `--extern std=libinterleave.so`.

#![no_std]
#![allow(ambiguous_glob_reexports)]

extern crate std as interleave;

pub use ::core::*;

pub mod cell {
    pub use ::core::cell::*;
    pub use interleave::cell::UnsafeCell;
}

pub mod hint {
    pub use ::core::hint::*;
    pub use interleave::hint::spin_loop;
}

pub mod sync {
    pub use ::core::sync::*;
    pub use interleave::sync::atomic;
}

pub mod panic {
    pub use ::core::panic::*;
}
