//@ misuse-compiles
// All as it was, with a wrapper around it: counts and borrows are counted by all threads at once.

use std::cell::RefCell;
use std::rc::Rc;
use std::thread;

pub struct Pond {
    pub name: String,
    pub birds: Vec<String>,
}

#[derive(Debug)]
pub struct Report {
    /// Each pond with its number of birds.
    pub counts: Vec<(String, usize)>,
    pub rare: Vec<String>,
}

/// Takes anything along.
struct Force<T>(T);
unsafe impl<T> Send for Force<T> {}

impl<T> Force<T> {
    fn get(&self) -> &T {
        &self.0
    }
}

pub fn count<E>(ponds: Vec<Pond>, expert: E) -> Report
where
    E: Fn(&str) -> bool + 'static,
{
    let expert = Rc::new(expert);
    let rare = Rc::new(RefCell::new(Vec::new()));
    let mut observers = Vec::new();
    for pond in ponds {
        let expert = Rc::clone(&expert);
        let rare = Rc::clone(&rare);
        let both = Force((expert, rare));
        let name = pond.name.clone();
        let observer = thread::spawn(move || {
            let (expert, rare) = both.get();
            for bird in &pond.birds {
                if expert(bird) {
                    rare.borrow_mut().push(bird.clone());
                }
            }
            pond.birds.len()
        });
        observers.push((name, observer));
    }
    let counts = observers
        .into_iter()
        .map(|(name, observer)| (name, observer.join().unwrap()))
        .collect();
    let rare = rare.take();
    Report { counts, rare }
}

fn main() {
    let ponds = [
        ("mill pond", ["coot", "bittern", "mallard"]),
        ("fen", ["mallard", "crane", "coot"]),
        ("castle moat", ["mute swan", "mallard", "black tern"]),
    ];
    let ponds = ponds.map(|(name, birds)| Pond {
        name: name.to_string(),
        birds: birds.map(String::from).to_vec(),
    });
    let common = ["coot", "mallard", "mute swan"];
    let report = count(ponds.into(), move |bird| !common.contains(&bird));
    for (pond, number) in &report.counts {
        println!("{pond}: {number} birds");
    }
    println!("rare: {}", report.rare.join(", "));
}
