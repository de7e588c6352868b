//! Bytes that nobody can guess, for what an answer must not know.

use std::io;

/// Random bytes.
///
/// # Errors
/// The system's own.
pub fn unguessable<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes)
}
