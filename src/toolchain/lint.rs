//! clippy on one answer.

use std::path::Path;

use super::aliases::undo;
use super::compile::{finish, rustc};
use super::{Compilation, Sources, Toolchain, ToolchainError, loader};
use crate::process::{Cancel, Limits};

/// What rustc and clippy would advise; `None` where clippy is not installed.
///
/// # Errors
/// When it could not be run.
pub fn lint(
    toolchain: &Toolchain,
    sources: &Sources,
    output: &Path,
    strict: bool,
    limits: Limits,
    cancel: &Cancel,
) -> Result<Option<Compilation>, ToolchainError> {
    let Some(clippy) = &toolchain.clippy_driver else { return Ok(None) };
    let mut job = rustc(toolchain, clippy, sources, output, limits)
        .arg("--sysroot")
        .arg(&toolchain.sysroot)
        .args(["--crate-type", "bin", "--emit=metadata", "-o"])
        .arg(output);
    if strict {
        job = job.args(["-D", "warnings"]);
    }
    // Found beside the compiler; called directly it needs the compiler's own libraries.
    finish(&loader::with_compiler(job, toolchain), cancel).map(|done| Some(undo(sources, done)))
}
