//@ passed
// `&mut Notebook` is `Send` when `Notebook` is: who has it has the notebook alone.

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

pub fn send_out(mut notebooks: Vec<Notebook>, round: fn(&Notebook)) -> Vec<Notebook> {
    thread::scope(|scope| {
        for notebook in &mut notebooks {
            scope.spawn(move || round(notebook));
        }
    });
    notebooks
}

fn main() {
    let notebooks = ["north", "lake", "gorge"].map(Notebook::new);
    let notebooks = send_out(notebooks.into(), |notebook| notebook.note("fence checked"));
    for notebook in &notebooks {
        println!("{}: {:?}", notebook.ranger, notebook.notes());
    }
}
