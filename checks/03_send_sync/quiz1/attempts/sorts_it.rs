//@ failed-check check=the_report_says_what_was_seen
// One list for all, sorted at the end so that it is the same each time.

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
    let expert = Arc::new(expert);
    let rare = Arc::new(Mutex::new(Vec::new()));
    let mut observers = Vec::new();
    for pond in ponds {
        let expert = Arc::clone(&expert);
        let rare = Arc::clone(&rare);
        let name = pond.name.clone();
        let observer = thread::spawn(move || {
            for bird in &pond.birds {
                if expert(bird) {
                    rare.lock().unwrap().push(bird.clone());
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
    let mut rare = rare.lock().unwrap().clone();
    rare.sort();
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
