//@ passed
// The sheets come through a channel, with their numbers, and are put into order; the threads are
// joined as well.

use std::sync::{Arc, mpsc};
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
    let (sheets, county) = mpsc::channel();
    let observers: Vec<_> = ponds
        .into_iter()
        .enumerate()
        .map(|(number, pond)| {
            let expert = Arc::clone(&expert);
            let sheets = sheets.clone();
            thread::spawn(move || {
                let rare: Vec<String> = pond
                    .birds
                    .iter()
                    .filter(|bird| expert(bird))
                    .cloned()
                    .collect();
                sheets
                    .send((number, (pond.name, pond.birds.len()), rare))
                    .unwrap();
            })
        })
        .collect();
    drop(sheets);
    let mut sheets: Vec<_> = county.into_iter().collect();
    sheets.sort();
    for observer in observers {
        observer.join().unwrap();
    }
    let rare = sheets
        .iter()
        .flat_map(|(_, _, rare)| rare.clone())
        .collect();
    let counts = sheets.into_iter().map(|(_, count, _)| count).collect();
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
