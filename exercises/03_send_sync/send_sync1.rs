// send_sync1: the rangers' notebooks
//
// The rangers of a nature park walk their rounds at the same time, each on a thread of their own.
// Every ranger takes a notebook along, writes into it on the way, and brings the same notebook
// back. send_out returns the notebooks in the order in which it got them.
//
// What is wrong: it does not compile. "It cannot be shared between threads safely. But no two
// rangers ever touch the same notebook, and I have even put an Arc around them!"
//
// You may edit the body of send_out. Notebook stays as it is, for one ranger at a time, without a
// lock. Names and signatures stay as they are. No `unsafe`.

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
    // TODO: every thread needs one notebook. Who should own it while the ranger is on the way?
    let notebooks = Arc::new(notebooks);
    let mut rangers = Vec::new();
    for number in 0..notebooks.len() {
        let notebooks = Arc::clone(&notebooks);
        rangers.push(thread::spawn(move || round(&notebooks[number])));
    }
    for ranger in rangers {
        ranger.join().unwrap();
    }
    Arc::into_inner(notebooks).expect("every ranger is back")
}

fn main() {
    let notebooks = ["north", "lake", "gorge"].map(Notebook::new);
    let notebooks = send_out(notebooks.into(), |notebook| notebook.note("fence checked"));
    for notebook in &notebooks {
        println!("{}: {:?}", notebook.ranger, notebook.notes());
    }
}
