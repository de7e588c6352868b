//@ passed
// The notebooks come back through a channel, each with its number.

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
    let mut back: Vec<Option<Notebook>> = notebooks.iter().map(|_| None).collect();
    let (desk, returns) = mpsc::channel();
    for (number, notebook) in notebooks.into_iter().enumerate() {
        let desk = desk.clone();
        thread::spawn(move || {
            round(&notebook);
            let _ = desk.send((number, notebook));
        });
    }
    drop(desk);
    for (number, notebook) in returns {
        back[number] = Some(notebook);
    }
    back.into_iter().flatten().collect()
}

fn main() {
    let notebooks = ["north", "lake", "gorge"].map(Notebook::new);
    let notebooks = send_out(notebooks.into(), |notebook| notebook.note("fence checked"));
    for notebook in &notebooks {
        println!("{}: {:?}", notebook.ranger, notebook.notes());
    }
}
