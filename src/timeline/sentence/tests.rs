//! The sentence of each sample.
