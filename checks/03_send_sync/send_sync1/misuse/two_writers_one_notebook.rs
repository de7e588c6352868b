//! The park's office writes into the notebook that a ranger is using. Both could write at the same
//! moment, and nothing would stop them: a notebook is not `Sync`.

use send_sync1::Notebook;
use std::thread;

fn main() {
    let notebook = Notebook::new("north");
    thread::scope(|scope| {
        scope.spawn(|| notebook.note("fence checked")); //~ E0277
        notebook.note("call the office");
    });
}
