//! The watcher in a real terminal: an editor saves on one side, keys are pressed on the other.
//!
//! | file | what it is about |
//! |---|---|
//! | `course` | a course to learn from, in a folder that vanishes |
//! | `learner` | somebody with a course, an editor and a terminal |
//! | `tally` | what the kernel tells of files, counted |
//! | `saves` | a save is noticed however it is made, and none is lost |
//! | `editors` | real editors, and what others are known to do |
//! | `beside` | what editors put beside the file, and whatever else is no save |
//! | `moments` | a save at the worst moment |
//! | `bursts` | a thousand saves |
//! | `texts` | files that are odd inside, or have odd times |
//! | `strangers` | what is no file in the file's place |
//! | `links` | the file, or a folder around it, is a link to somewhere else |
//! | `folders` | folders that go and come back |
//! | `rights` | files and folders that may not be read |
//! | `limits` | a system that tells of no change |
//! | `explored` | an exercise whose interleavings are explored |
//! | `keys` | what each key does, also while an answer hangs |
//! | `endings` | the terminal is given back, and nothing is left |
//! | `screens` | narrow windows, no colour, the scrollback |

mod beside;
mod bursts;
mod course;
mod editors;
mod endings;
mod explored;
mod folders;
mod keys;
mod learner;
mod limits;
mod links;
mod moments;
mod rights;
mod saves;
mod screens;
mod strangers;
mod tally;
mod texts;
