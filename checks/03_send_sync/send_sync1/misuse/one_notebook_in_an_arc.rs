//! An `Arc` gives a notebook several owners. It does not make it safe for them to write at the same
//! time: an `Arc` may go to another thread only when what is inside is `Sync` as well.

use send_sync1::Notebook;
use std::sync::Arc;
use std::thread;

fn main() {
    let notebook = Arc::new(Notebook::new("north"));
    let shared = Arc::clone(&notebook);
    let ranger = thread::spawn(move || shared.note("fence checked")); //~ E0277
    notebook.note("call the office");
    ranger.join().unwrap();
}
