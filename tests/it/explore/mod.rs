//! Interleavings, explored for real: of a program of one's own, of an exercise, how they look, and the run that is kept.

mod api;
mod conformance;
pub(crate) mod exercise;
mod program;
mod timelines;
mod trace;
