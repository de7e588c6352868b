//! Which binary the hidden faces are called by: this one, unless it is not the program itself.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::OnceLock;

use super::system;

static BINARY: OnceLock<PathBuf> = OnceLock::new();

/// Names the threadlings binary for a process that links this library without being it: a test or a benchmark.
/// Only the first call counts, and only before the first job.
pub fn use_binary(path: PathBuf) {
    // A second one says the same.
    let _ = BINARY.set(path);
}

/// The program to call: the running binary, even after a newer one was put in its place.
pub(crate) fn binary() -> OsString {
    BINARY.get().map_or_else(system::running, |path| path.clone().into_os_string())
}
