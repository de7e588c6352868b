//! The only code that touches the terminal: what is printed, in which colours, and which keys are read.
//!
//! [`explain`], [`timeline`], [`list`] and [`solution`] make texts and touch nothing; [`shell`] prints them; [`watch`] is the screen
//! that stays.

pub mod explain;
pub mod hint;
pub mod list;
pub mod shell;
pub mod solution;
pub mod style;
pub mod table;
mod text;
pub mod timeline;
pub mod watch;
