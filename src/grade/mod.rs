//! One answer in, one verdict out: snapshot → compile → checks ∥ compile-fail cases ∥ interleavings ∥ lints → verdict.
//!
//! - `answer.rs`: the snapshot of the learner's file
//! - `instrument.rs`: what is appended to it, so that its checks cannot be forged
//! - `compile.rs`, `runtime.rs`, `misuse.rs`, `interleavings.rs`, `lints.rs`: the stages
//! - `explorer.rs`: what explores, while it is built
//! - `heard.rs`, `found.rs`: what an exploration says; pure
//! - `verdict.rs`: what the stages say together; pure
//! - `owners.rs`: whether a text looks at how many owners an `Arc` has
//! - `names.rs`: what the source calls the objects of a run; pure
//! - `stated.rs`: whether a report is what a course states of an answer; pure
//! - `tested/`: an exercise that its own tests verify, as in rustlings
//! - `program.rs`, `explore.rs`: a program that is no exercise, explored
//! - `report.rs`: events on the way, the report at the end
//! - `cache.rs`: reports that were made before
//! - `grader.rs`: who is ready to judge; `run.rs`: one answer on its way

mod answer;
mod cache;
mod compile;
mod explore;
mod explorer;
mod found;
mod grader;
mod heard;
mod instrument;
mod interleavings;
mod lints;
mod misuse;
pub mod names;
mod owners;
mod program;
pub mod report;
mod run;
mod runtime;
mod stated;
mod tested;
mod verdict;

pub use answer::{Answer, Unreadable};
pub use explorer::Building;
pub use grader::{Grader, Manner};
pub use program::{Program, ReplayOf, TooDeep};
pub use report::{CheckReport, Event, Exploration, Output, Report, Stage, StageOutcome, StageReport};
pub use stated::{complaints, named, pending};
