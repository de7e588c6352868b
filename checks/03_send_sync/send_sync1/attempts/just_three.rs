//@ failed-check check=a_hundred_rangers_are_on_the_way_together
// Made for the three rangers of main.

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
    let [a, b, c] = <[Notebook; 3]>::try_from(notebooks).ok().unwrap();
    let a = thread::spawn(move || {
        round(&a);
        a
    });
    let b = thread::spawn(move || {
        round(&b);
        b
    });
    let c = thread::spawn(move || {
        round(&c);
        c
    });
    vec![a.join().unwrap(), b.join().unwrap(), c.join().unwrap()]
}

fn main() {
    let notebooks = ["north", "lake", "gorge"].map(Notebook::new);
    let notebooks = send_out(notebooks.into(), |notebook| notebook.note("fence checked"));
    for notebook in &notebooks {
        println!("{}: {:?}", notebook.ranger, notebook.notes());
    }
}
