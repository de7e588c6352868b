//@ misuse-compiles
// A mutex in the notebook, which has only one owner at a time; the move is right.

use std::sync::Mutex;
use std::thread;

/// Takes notes through a shared reference.
pub struct Notebook {
    pub ranger: String,
    notes: Mutex<Vec<String>>,
}

impl Notebook {
    pub fn new(ranger: &str) -> Notebook {
        Notebook {
            ranger: ranger.to_string(),
            notes: Mutex::new(Vec::new()),
        }
    }

    pub fn note(&self, text: &str) {
        self.notes.lock().unwrap().push(text.to_string());
    }

    pub fn notes(&self) -> Vec<String> {
        self.notes.lock().unwrap().clone()
    }
}

pub fn send_out(notebooks: Vec<Notebook>, round: fn(&Notebook)) -> Vec<Notebook> {
    let mut rangers = Vec::new();
    for notebook in notebooks {
        rangers.push(thread::spawn(move || {
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
