//@ failed-check check=the_slowest_ranger_may_be_the_first
// The notebooks come through a channel, in the order in which the rangers are back.

use std::cell::RefCell;
use std::sync::mpsc;
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
    let (desk, back) = mpsc::channel();
    for notebook in notebooks {
        let desk = desk.clone();
        thread::spawn(move || {
            round(&notebook);
            desk.send(notebook).unwrap();
        });
    }
    drop(desk);
    back.into_iter().collect()
}

fn main() {
    let notebooks = ["north", "lake", "gorge"].map(Notebook::new);
    let notebooks = send_out(notebooks.into(), |notebook| notebook.note("fence checked"));
    for notebook in &notebooks {
        println!("{}: {:?}", notebook.ranger, notebook.notes());
    }
}
