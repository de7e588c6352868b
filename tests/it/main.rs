//! The integration tests: the built program in a real terminal.

mod terminal;
mod watcher;
