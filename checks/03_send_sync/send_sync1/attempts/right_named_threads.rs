//@ passed
// Named threads from a `Builder`, and a loop that joins.

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
    let mut rangers = Vec::with_capacity(notebooks.len());
    for notebook in notebooks {
        let builder = thread::Builder::new().name(notebook.ranger.clone());
        let walk = move || {
            round(&notebook);
            notebook
        };
        rangers.push(builder.spawn(walk).expect("no thread for a ranger"));
    }
    let mut back = Vec::new();
    for ranger in rangers {
        back.push(ranger.join().expect("a ranger is lost"));
    }
    back
}

fn main() {
    let notebooks = ["north", "lake", "gorge"].map(Notebook::new);
    let notebooks = send_out(notebooks.into(), |notebook| notebook.note("fence checked"));
    for notebook in &notebooks {
        println!("{}: {:?}", notebook.ranger, notebook.notes());
    }
}
