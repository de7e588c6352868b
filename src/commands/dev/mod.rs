//! `threadlings dev …`: for those who write courses.

mod check;
mod journal;
mod new;

pub(super) use check::check;
pub(super) use new::new;
