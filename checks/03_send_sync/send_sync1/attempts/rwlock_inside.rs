//@ misuse-compiles
// What the compiler's note proposes: a notebook with a lock in it, so that it can be shared.

use std::sync::{Arc, RwLock};
use std::thread;

/// Takes notes through a shared reference.
pub struct Notebook {
    pub ranger: String,
    notes: RwLock<Vec<String>>,
}

impl Notebook {
    pub fn new(ranger: &str) -> Notebook {
        Notebook {
            ranger: ranger.to_string(),
            notes: RwLock::new(Vec::new()),
        }
    }

    pub fn note(&self, text: &str) {
        self.notes.write().unwrap().push(text.to_string());
    }

    pub fn notes(&self) -> Vec<String> {
        self.notes.read().unwrap().clone()
    }
}

pub fn send_out(notebooks: Vec<Notebook>, round: fn(&Notebook)) -> Vec<Notebook> {
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
