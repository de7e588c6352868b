//@ failed-check check=the_rangers_are_on_the_way_together
// The next ranger sets off when the one before is back.

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
    let mut back = Vec::new();
    for notebook in notebooks {
        let ranger = thread::spawn(move || {
            round(&notebook);
            notebook
        });
        back.push(ranger.join().unwrap());
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
