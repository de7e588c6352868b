//@ failed-check check=three_ponds_are_watched_at_the_same_time
// Two `map`s in a row: the next observer goes out when the one before is back.

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
    let (counts, rare): (Vec<(String, usize)>, Vec<Vec<String>>) = ponds
        .into_iter()
        .map(|pond| {
            let expert = Arc::clone(&expert);
            thread::spawn(move || {
                let rare = pond
                    .birds
                    .iter()
                    .filter(|bird| expert(bird))
                    .cloned()
                    .collect();
                ((pond.name, pond.birds.len()), rare)
            })
        })
        .map(|observer| observer.join().unwrap())
        .unzip();
    Report {
        counts,
        rare: rare.concat(),
    }
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
