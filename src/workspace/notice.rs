//! What a learner is told about the folder, besides verdicts.

use std::fmt;

/// One plain sentence to tell the learner, without a full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice(pub String);

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
