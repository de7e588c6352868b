//! Verdicts → bytes: pure.

mod explored;
pub mod json;
