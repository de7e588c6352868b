// send_sync1: the rangers' notebooks
//
// A `RefCell` is `Send`: it may go to another thread together with whoever owns it. It is not
// `Sync`: two threads must not hold a reference to it at the same time, because it counts its
// borrows without a lock. So each notebook moves into its thread and comes back through the join.
// Nothing is shared, and neither a lock nor an `Arc` is needed.

use std::cell::RefCell;
use std::thread::{self, JoinHandle};

/// Takes notes through a shared reference.
pub struct Notebook {
    pub ranger: String,
    notes: RefCell<Vec<String>>,
}

impl Notebook {
    pub fn new(ranger: &str) -> Notebook {
        Notebook {
            ranger: ranger.to_string(),
            notes: RefCell::new(Vec::new()),
        }
    }

    pub fn note(&self, text: &str) {
        self.notes.borrow_mut().push(text.to_string());
    }

    pub fn notes(&self) -> Vec<String> {
        self.notes.borrow().clone()
    }
}

pub fn send_out(notebooks: Vec<Notebook>, round: fn(&Notebook)) -> Vec<Notebook> {
    // All threads are started before the first one is joined, so the vector of handles is needed.
    let rangers: Vec<JoinHandle<Notebook>> = notebooks
        .into_iter()
        .map(|notebook| {
            thread::spawn(move || {
                // Lending it out within the thread that owns it is fine.
                round(&notebook);
                notebook
            })
        })
        .collect();

    rangers
        .into_iter()
        .map(|ranger| ranger.join().unwrap())
        .collect()
}

fn main() {
    let notebooks = ["north", "lake", "gorge"].map(Notebook::new);
    let notebooks = send_out(notebooks.into(), |notebook| notebook.note("fence checked"));
    for notebook in &notebooks {
        println!("{}: {:?}", notebook.ranger, notebook.notes());
    }
}
