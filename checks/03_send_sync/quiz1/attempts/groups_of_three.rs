//@ failed-check check=a_hundred_ponds_are_watched_at_the_same_time
// Three observers at a time.

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

pub fn count<E>(ponds: Vec<Pond>, expert: E) -> Report
where
    E: Fn(&str) -> bool + Send + Sync + 'static,
{
    let expert = Arc::new(expert);
    let mut report = Report {
        counts: Vec::new(),
        rare: Vec::new(),
    };
    let mut ponds = ponds.into_iter().peekable();
    while ponds.peek().is_some() {
        let mut observers = Vec::new();
        for pond in ponds.by_ref().take(3) {
            let expert = Arc::clone(&expert);
            observers.push(thread::spawn(move || {
                let rare: Vec<String> = pond
                    .birds
                    .iter()
                    .filter(|bird| expert(bird))
                    .cloned()
                    .collect();
                ((pond.name, pond.birds.len()), rare)
            }));
        }
        for observer in observers {
            let (pond, rare) = observer.join().unwrap();
            report.counts.push(pond);
            report.rare.extend(rare);
        }
    }
    report
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
