//! One answer in, one verdict out: snapshot → compile → checks ∥ compile-fail cases ∥ lints → verdict.

pub mod report;

pub use report::{CheckReport, Event, Output, Report, Stage, StageOutcome, StageReport};
