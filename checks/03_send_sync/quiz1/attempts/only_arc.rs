//@ does-not-compile E0277
// The obvious first step. Now it is about E, and about the RefCell.

use std::cell::RefCell;
use std::sync::Arc;
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

// TODO
fn watch<E: Fn(&str) -> bool>(pond: &Pond, expert: &E, rare: &RefCell<Vec<String>>) {
    let seen = pond.birds.iter().filter(|bird| expert(bird));
    rare.borrow_mut().extend(seen.cloned());
}

pub fn count<E>(ponds: Vec<Pond>, expert: E) -> Report
where
    E: Fn(&str) -> bool,
{
    let expert = Arc::new(expert);
    let rare = Arc::new(RefCell::new(Vec::new()));
    let mut counts = Vec::new();
    for pond in ponds {
        let expert = Arc::clone(&expert);
        let rare = Arc::clone(&rare);
        let observer = thread::spawn(|| watch(&pond, &*expert, &rare));
        observer.join().unwrap();
        counts.push((pond.name, pond.birds.len()));
    }
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
