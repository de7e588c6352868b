//! How far an answer is trusted, and what it is therefore kept from.

/// A level of trust.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// A learner's own answer on the learner's own machine: it survives hangs, accidents with resources and early exits.
    #[default]
    Learner,
    /// Anybody's answer in CI: some lints are forbidden, and the compiler and the program are sandboxed.
    Ci,
}

impl Level {
    /// The lints that no answer may allow.
    pub fn forbidden(self, teaches_unsafe: bool) -> &'static [&'static str] {
        match (self, teaches_unsafe) {
            (Level::Learner, _) => &[],
            (Level::Ci, true) => &["long_running_const_eval"],
            (Level::Ci, false) => &["long_running_const_eval", "unsafe_code"],
        }
    }

    /// Whether what runs is sandboxed, as far as the system can.
    pub fn is_sandboxed(self) -> bool {
        self == Level::Ci
    }
}
