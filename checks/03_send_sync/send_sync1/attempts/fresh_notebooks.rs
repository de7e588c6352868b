//@ failed-check check=every_notebook_comes_back_filled_in
// Each thread makes a notebook with the same name; what was in the old one is lost.

use std::cell::RefCell;
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
    let mut rangers = Vec::new();
    for notebook in notebooks {
        let name = notebook.ranger.clone();
        rangers.push(thread::spawn(move || {
            let notebook = Notebook::new(&name);
            round(&notebook);
            notebook
        }));
    }
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
