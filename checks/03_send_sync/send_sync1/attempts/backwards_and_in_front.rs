//@ failed-check check=the_slowest_ranger_may_be_the_first
// Sent out from the last to the first, each notebook is put in front: right only if they are back
// in that order.

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
    let (tell, told) = std::sync::mpsc::channel();
    for n in notebooks.into_iter().rev() {
        let tell = tell.clone();
        thread::spawn(move || {
            round(&n);
            tell.send(n).unwrap();
        });
    }
    drop(tell);
    let mut back = std::collections::VecDeque::new();
    for n in told {
        back.push_front(n);
    }
    back.into()
}

fn main() {
    let notebooks = ["north", "lake", "gorge"].map(Notebook::new);
    let notebooks = send_out(notebooks.into(), |notebook| notebook.note("fence checked"));
    for notebook in &notebooks {
        println!("{}: {:?}", notebook.ranger, notebook.notes());
    }
}
