//@ passed
// The expert behind a pointer that is said to be Send and Sync. Names for the threads, and the
// ponds come back with the answers.

use std::sync::Arc;
use std::thread::{self, JoinHandle};

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
    let expert: Arc<dyn Fn(&str) -> bool + Send + Sync> = Arc::new(expert);
    let mut observers: Vec<JoinHandle<(Pond, Vec<bool>)>> = Vec::new();
    for pond in ponds {
        let expert = expert.clone();
        let observer = thread::Builder::new().name(pond.name.clone());
        let answers = move || {
            let answers = pond.birds.iter().map(|bird| expert(bird)).collect();
            (pond, answers)
        };
        observers.push(observer.spawn(answers).unwrap());
    }
    let back: Vec<(Pond, Vec<bool>)> = observers
        .into_iter()
        .map(|observer| observer.join().unwrap())
        .collect();
    let mut rare = Vec::new();
    for (pond, answers) in &back {
        let known = pond.birds.iter().zip(answers);
        rare.extend(
            known
                .filter(|(_, is_rare)| **is_rare)
                .map(|(bird, _)| bird.clone()),
        );
    }
    let counts = back
        .into_iter()
        .map(|(pond, answers)| (pond.name, answers.len()))
        .collect();
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
