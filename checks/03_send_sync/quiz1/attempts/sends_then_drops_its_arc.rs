//@ race check=one_expert_comes_and_goes
// The channel ends when all have sent, and nobody is joined: an observer may still have the expert.
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

fn watch<E: Fn(&str) -> bool>(pond: &Pond, expert: &E) -> Vec<String> {
    pond.birds
        .iter()
        .filter(|bird| expert(bird))
        .cloned()
        .collect()
}
pub fn count<E>(ponds: Vec<Pond>, expert: E) -> Report
where
    E: Fn(&str) -> bool + Send + Sync + 'static,
{
    let expert = Arc::new(expert);
    let (report, reports) = mpsc::channel();
    let counts: Vec<_> = ponds
        .iter()
        .map(|pond| (pond.name.clone(), pond.birds.len()))
        .collect();
    for (number, pond) in ponds.into_iter().enumerate() {
        let (expert, report) = (expert.clone(), report.clone());
        thread::spawn(move || {
            report.send((number, watch(&pond, &*expert))).unwrap();
        });
    }
    drop(report);
    let mut all: Vec<(usize, Vec<String>)> = reports.iter().collect();
    all.sort();
    Report {
        counts,
        rare: all.into_iter().flat_map(|(_, rare)| rare).collect(),
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
