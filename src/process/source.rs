//! Which of a program's streams bytes came from.

/// A stream that the warden listens to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    Channel,
    Stdout,
    Stderr,
}
