//! Bytes that nobody can guess, for what an answer must not know.

use std::io;

use rustix::rand::{GetRandomFlags, getrandom};

/// Random bytes.
///
/// # Errors
/// The system's own.
pub fn unguessable<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    let mut filled = 0;
    while filled < N {
        filled += getrandom(&mut bytes[filled..], GetRandomFlags::empty())?;
    }
    Ok(bytes)
}
