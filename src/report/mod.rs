//! Verdicts → bytes: pure.

pub mod json;
