//! Every verdict of the grader, reached by a real answer, with its whole detail; after each, nothing may be left.
//! Not here: `race` and `tampered`, which nothing can reach yet, and `grader-error`, which is in `environment`.

mod compile;
mod deadlock;
mod failed_check;
mod forgery;
mod left_running;
mod limits;
mod misuse;
mod passed;
mod unreadable;
