//@ passed
// A mutex makes `Sync` out of `Send`: more than is needed here, and right. Each lock has one user.

use std::cell::RefCell;
use std::sync::{Arc, Mutex};
use std::thread;

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
    let notebooks: Arc<Vec<_>> = Arc::new(notebooks.into_iter().map(Mutex::new).collect());
    let rangers: Vec<_> = (0..notebooks.len())
        .map(|number| {
            let notebooks = Arc::clone(&notebooks);
            thread::spawn(move || round(&notebooks[number].lock().unwrap()))
        })
        .collect();
    for ranger in rangers {
        ranger.join().unwrap();
    }
    let notebooks = Arc::into_inner(notebooks).unwrap();
    notebooks
        .into_iter()
        .map(|notebook| notebook.into_inner().unwrap())
        .collect()
}

fn main() {
    let notebooks = ["north", "lake", "gorge"].map(Notebook::new);
    let notebooks = send_out(notebooks.into(), |notebook| notebook.note("fence checked"));
    for notebook in &notebooks {
        println!("{}: {:?}", notebook.ranger, notebook.notes());
    }
}
