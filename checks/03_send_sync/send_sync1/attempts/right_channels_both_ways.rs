//@ passed
// A channel takes each notebook to its thread, and another one brings it back.

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

// TODO: every thread needs one notebook. Who should own it while the ranger is on the way?
pub fn send_out(notebooks: Vec<Notebook>, round: fn(&Notebook)) -> Vec<Notebook> {
    let hs: Vec<_> = notebooks
        .into_iter()
        .map(|n| {
            let (tx, rx) = std::sync::mpsc::channel();
            tx.send(n).unwrap();
            let (btx, brx) = std::sync::mpsc::channel();
            thread::spawn(move || {
                let n: Notebook = rx.recv().unwrap();
                round(&n);
                btx.send(n).unwrap();
            });
            brx
        })
        .collect();
    hs.iter().map(|h| h.recv().unwrap()).collect()
}

fn main() {
    let notebooks = ["north", "lake", "gorge"].map(Notebook::new);
    let notebooks = send_out(notebooks.into(), |notebook| notebook.note("fence checked"));
    for notebook in &notebooks {
        println!("{}: {:?}", notebook.ranger, notebook.notes());
    }
}
