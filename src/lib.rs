//! The map of the house.
//!
//! threadlings shows a broken program about threads, grades what a learner makes of it, and says what is wrong in terms
//! of threads. Folders stand in the order in which data flows; reading them top to bottom is reading the program:
//!
//! | room | what happens there |
//! |---|---|
//! | [`verdict`] | the closed set of what can be said of an answer: vocabulary, known everywhere |
//! | [`timeline`] | one run of a program, event by event: vocabulary too |
//! | [`exploring`] | how interleavings are explored, and how far that went: vocabulary too |
//! | [`level`] | how far an answer is trusted: vocabulary |
//! | `digest` | one digest of several texts: known everywhere as well |
//! | `tokens` | Rust texts taken apart, however they were written: so is this |
//! | [`course`] | what is taught, ours or as rustlings has it: `info.toml` as written → all faults at once → a `Course` that is always valid |
//! | [`process`] | a child that cannot hurt us: limits, capture, stall detection, the whole tree killed |
//! | [`toolchain`] | rustc and cargo: found, their argv, their diagnostics, the support crates, and how cargo builds a rustlings course |
//! | [`workspace`] | the learner's folder: found, made, updated; progress; pristine copies |
//! | [`grade`] | one answer in, one verdict out |
//! | [`report`] | verdicts → bytes |
//! | [`ui`] | the only code that touches the terminal |
//! | [`commands`] | one thin file for each subcommand |
//!
//! Who may know whom: `commands` → `ui` → `report` → `grade` → `toolchain`, `workspace` → `process`, `course` →
//! `verdict` → `timeline`, `exploring`; never the other way round. A learner's failure is a value ([`verdict::Verdict`]), never an
//! `Err`; an `Err` belongs to the course's author or to the environment.
//!
//! Kept by clippy's `disallowed-methods` (clippy.toml) and by `tests/it/house.rs`, which reads the tree:
//! `Command::new` only in `toolchain/` and `process/`; printing and reading keys only in `ui/`; the learner's folder is
//! written only by `workspace/`; `verdict`, `exploring`, `timeline/`, `report/` and the watcher's `update` are pure; no `unsafe`.

pub mod cli;
pub mod commands;
pub mod course;
mod digest;
pub mod exploring;
#[cfg(test)]
mod foreign;
pub mod grade;
pub mod level;
pub mod process;
pub mod report;
pub mod timeline;
mod tokens;
pub mod toolchain;
pub mod ui;
pub mod verdict;
pub mod workspace;
