//@ passed
// It takes any notebooks and any round that may go to another thread.

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
pub fn send_out<I>(notebooks: I, round: impl Fn(&Notebook) + Send + Copy + 'static) -> Vec<Notebook>
where
    I: IntoIterator<Item = Notebook>,
{
    let v: Vec<_> = notebooks
        .into_iter()
        .map(|n| {
            thread::spawn(move || {
                round(&n);
                n
            })
        })
        .collect();
    v.into_iter().flat_map(|h| h.join()).collect()
}

fn main() {
    let notebooks = ["north", "lake", "gorge"].map(Notebook::new);
    let notebooks = send_out(Vec::from(notebooks), |notebook| {
        notebook.note("fence checked")
    });
    for notebook in &notebooks {
        println!("{}: {:?}", notebook.ranger, notebook.notes());
    }
}
