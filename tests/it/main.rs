mod terminal;
mod watcher;
