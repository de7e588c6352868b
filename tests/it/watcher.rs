//! The watcher in a real terminal: an editor saves on one side, keys are pressed on the other.
//!
//! | file | what it is about |
//! |---|---|
//! | `learner` | somebody with a course, an editor and a terminal |
//! | `saves` | a save is noticed however it is made, and none is lost |
//! | `explored` | an exercise whose interleavings are explored |
//! | `keys` | what each key does, also while an answer hangs |
//! | `endings` | the terminal is given back, and nothing is left |
//! | `screens` | narrow windows, no colour, the scrollback |

mod endings;
mod explored;
mod keys;
mod learner;
mod saves;
mod screens;
