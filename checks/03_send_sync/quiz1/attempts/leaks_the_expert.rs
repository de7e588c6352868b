//@ failed-check check=one_expert_comes_and_goes
// A leaked expert can be lent to everybody, and is never given back.

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
    let expert: &'static E = Box::leak(Box::new(expert));
    let mut observers = Vec::new();
    for pond in ponds {
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
    let mut report = Report {
        counts: Vec::new(),
        rare: Vec::new(),
    };
    for observer in observers {
        let (pond, rare) = observer.join().unwrap();
        report.counts.push(pond);
        report.rare.extend(rare);
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
