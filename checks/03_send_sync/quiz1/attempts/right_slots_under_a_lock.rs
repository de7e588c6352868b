//@ passed
// One list under a lock, with a place for each pond, so that the order does not matter.

use std::sync::{Arc, Mutex};
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

pub fn count<E>(ponds: Vec<Pond>, expert: E) -> Report
where
    E: Fn(&str) -> bool + Send + Sync + 'static,
{
    let number = ponds.len();
    let expert = Arc::new(expert);
    let slots = Arc::new(Mutex::new(vec![Vec::new(); number]));
    let mut counts = Vec::new();
    let mut observers = Vec::new();
    for (slot, pond) in ponds.into_iter().enumerate() {
        counts.push((pond.name, pond.birds.len()));
        let birds = pond.birds;
        let expert = Arc::clone(&expert);
        let slots = Arc::clone(&slots);
        observers.push(thread::spawn(move || {
            for bird in birds {
                if expert(&bird) {
                    slots.lock().unwrap()[slot].push(bird);
                }
            }
        }));
    }
    for observer in observers {
        observer.join().unwrap();
    }
    let rare = slots.lock().unwrap().concat();
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
