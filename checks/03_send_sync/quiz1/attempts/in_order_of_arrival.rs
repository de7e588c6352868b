//@ failed-check check=the_report_does_not_depend_on_who_is_back_first
// The sheets come through a channel, in the order in which the observers are back.

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
    for pond in ponds {
        let expert = Arc::clone(&expert);
        let sheets = sheets.clone();
        thread::spawn(move || {
            let rare: Vec<String> = pond
                .birds
                .iter()
                .filter(|bird| expert(bird))
                .cloned()
                .collect();
            drop(expert);
            sheets.send(((pond.name, pond.birds.len()), rare)).unwrap();
        });
    }
    drop(sheets);
    let mut report = Report {
        counts: Vec::new(),
        rare: Vec::new(),
    };
    for (pond, rare) in county {
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
