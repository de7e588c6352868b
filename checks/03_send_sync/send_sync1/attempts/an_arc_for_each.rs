//@ does-not-compile E0277
// An `Arc` around each notebook instead of around all of them.

use std::cell::RefCell;
use std::sync::Arc;
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
    let notebooks: Vec<Arc<Notebook>> = notebooks.into_iter().map(Arc::new).collect();
    let mut rangers = Vec::new();
    for notebook in &notebooks {
        let notebook = Arc::clone(notebook);
        rangers.push(thread::spawn(move || round(&notebook)));
    }
    for ranger in rangers {
        ranger.join().unwrap();
    }
    notebooks
        .into_iter()
        .map(|notebook| Arc::into_inner(notebook).unwrap())
        .collect()
}

fn main() {
    let notebooks = ["north", "lake", "gorge"].map(Notebook::new);
    let notebooks = send_out(notebooks.into(), |notebook| notebook.note("fence checked"));
    for notebook in &notebooks {
        println!("{}: {:?}", notebook.ranger, notebook.notes());
    }
}
