//! rustfmt, for what the course's author writes.

use std::path::Path;

use super::{Toolchain, ToolchainError, loader};
use crate::process::{Cancel, How, Limits, run};

/// Whether rustfmt, with its defaults for edition 2024, would leave a file as it is; `None` where it is not installed.
///
/// # Errors
/// When it could not be run.
pub fn is_formatted(toolchain: &Toolchain, file: &Path, cancel: &Cancel) -> Result<Option<bool>, ToolchainError> {
    let Some(rustfmt) = &toolchain.rustfmt else { return Ok(None) };
    let directory = file.parent().unwrap_or(Path::new("."));
    let job = toolchain
        .job(rustfmt, directory, Limits::compiler())
        // rustfmt's own defaults, whatever a rustfmt.toml above says.
        .args(["--check", "--edition", "2024", "--config", "max_width=100,use_small_heuristics=Default"])
        .arg(file);
    match run(&loader::with_compiler(job, toolchain), cancel)?.how {
        How::Exited(code) => Ok(Some(code == 0)),
        _ => Err(ToolchainError::Ended { what: "rustfmt" }),
    }
}
