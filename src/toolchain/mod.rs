//! rustc and cargo: where they are, what they are called with, what they say, and the support crates built with them.
//!
//! - `find.rs`: the learner's own toolchain, whichever it is
//! - `cache.rs`: the folder of this machine's builds, and scratch folders that vanish; `removal.rs`: how
//! - `ledger.rs`: texts that are kept there by keys
//! - `kit/`: the harness and the runner, and what explores interleavings: built once by cargo
//! - `package.rs`, `spoken.rs`: how cargo builds the programs of a rustlings course; `unit.rs`: one of them, built as it would
//! - `aliases.rs`: names that no answer can know
//! - `compile.rs`, `lint.rs`, `format.rs`: rustc, clippy and rustfmt on one answer
//! - `cases.rs`: trybuild on an answer's compile-fail cases
//! - `diagnostics.rs`: what they say, as [`crate::verdict::Diagnostic`]s

mod aliases;
mod cache;
mod cases;
mod compile;
mod diagnostics;
mod find;
mod format;
mod kit;
mod ledger;
mod lint;
mod loader;
mod package;
mod removal;
mod spoken;
mod unit;

pub use aliases::Aliases;
pub use cache::{Cache, Scratch};
pub use cases::{CASES_ARGUMENT, CaseText, Cases, main as cases_main};
pub use compile::{Compilation, Sources, compile, compile_explored, type_check};
pub use diagnostics::normalised;
pub use find::Toolchain;
pub use format::is_formatted;
pub use kit::{Interleave, Kit};
pub use ledger::Ledger;
pub use lint::lint;
pub use package::Package;
pub use unit::{Compiler, Emit, Panics, Unit};

use crate::process::{Ended, How, LimitKind, RunError, signal_name};
use crate::verdict::GraderError;

/// Why the toolchain could not do its part: the environment's fault, never the learner's.
#[derive(Debug, thiserror::Error)]
pub enum ToolchainError {
    #[error(transparent)]
    Run(#[from] RunError),
    #[error("failed to {what}: {source}")]
    Io { what: String, source: std::io::Error },
    #[error("failed to run `{tool}`: {why}")]
    Missing { tool: &'static str, why: String },
    #[error("failed to build the support crates: {why}")]
    Kit { why: String },
    #[error("failed to build the interleaving explorer: {why}")]
    Explorer { why: String },
    #[error("failed to download what the interleaving explorer is built from: {why}")]
    Download { why: String },
    #[error("failed to learn from cargo how {path} builds its programs: {why}")]
    Package { path: String, why: String },
    #[error("failed to run the compile-fail cases: {why}")]
    Cases { why: String },
    #[error("failed to compile: {what} was ended from outside")]
    Ended { what: &'static str },
    #[error("failed to compile: the system refused what the compiler asked for: {why}")]
    Refused { why: String },
    #[error("failed to link: {why}")]
    Linker { why: String },
}

impl ToolchainError {
    /// An error of the file system; `what` completes "failed to …".
    pub fn io(what: impl Into<String>, source: std::io::Error) -> ToolchainError {
        ToolchainError::Io { what: what.into(), source }
    }

    /// The work was cancelled.
    pub fn cancelled() -> ToolchainError {
        ToolchainError::Run(RunError::Cancelled)
    }

    /// As a verdict's details, with what to do about it; `None` when the work was cancelled.
    pub fn verdict(&self) -> Option<GraderError> {
        let advice = match self {
            ToolchainError::Run(RunError::Cancelled) => return None,
            ToolchainError::Run(RunError::Warden { .. }) => {
                "the system refused to start a process: close some programs and run it again"
            }
            ToolchainError::Run(RunError::Thread(_) | RunError::Signals(_)) => {
                "the system has no thread left for it: close some programs and run it again"
            }
            ToolchainError::Io { .. } => "make sure that the disk has room and that the folder can be written",
            ToolchainError::Missing { .. } => {
                "install Rust from https://rustup.rs, make sure that `rustc` and `cargo` are on your PATH, and see `threadlings doctor`"
            }
            ToolchainError::Download { .. } => {
                "connect to the internet once and run it again; after that everything works offline"
            }
            ToolchainError::Explorer { .. } => {
                "update Rust (`rustup update`) and run it again; if that does not help, please report this"
            }
            ToolchainError::Package { .. } => {
                "mend what cargo says; where the course uses crates, it needs the internet once to download them"
            }
            ToolchainError::Linker { .. } => {
                "rustc links with the system's C compiler: install one (as `gcc`, or Xcode's command line tools) and make sure that it is on your PATH"
            }
            ToolchainError::Refused { .. } => "close some programs and run it again",
            ToolchainError::Ended { .. } => {
                "is memory short? then the system ends what takes much of it: close some programs and run it again"
            }
            ToolchainError::Kit { .. } | ToolchainError::Cases { .. } => {
                "see `threadlings doctor`; if it finds nothing, please report this"
            }
        };
        Some(GraderError { message: self.to_string(), advice: advice.to_owned() })
    }
}

/// What ended a compiler other than the answer's own errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// It used more than a limit allows.
    By(LimitKind),
    /// A signal ended it: the compiler itself crashed.
    Crashed,
}

/// Whether a compiler's run was stopped rather than over.
///
/// # Errors
/// When somebody else ended it: that says nothing about the answer.
fn stopped(ended: &Ended) -> Result<Option<Stopped>, ToolchainError> {
    match ended.how {
        How::OutOfTime { limit, .. } | How::Exceeded(limit) => Ok(Some(Stopped::By(limit))),
        // No compiler does that to itself.
        How::Signalled(signal) if signal_name(signal) == "SIGKILL" => {
            Err(ToolchainError::Ended { what: "the compiler" })
        }
        How::WardenKilled => Err(ToolchainError::Ended { what: "the process that watches over the compiler" }),
        How::Signalled(_) => Ok(Some(Stopped::Crashed)),
        _ => Ok(None),
    }
}
