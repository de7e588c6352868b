//@ passed
// A scope lends the expert to all threads, so that it need not own it together with them.

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
    E: Fn(&str) -> bool + Sync,
{
    let expert = &expert;
    thread::scope(|county| {
        let observers: Vec<_> = ponds
            .into_iter()
            .map(|pond| {
                county.spawn(move || {
                    let number = pond.birds.len();
                    let rare: Vec<String> =
                        pond.birds.into_iter().filter(|bird| expert(bird)).collect();
                    (pond.name, number, rare)
                })
            })
            .collect();
        let mut report = Report {
            counts: Vec::new(),
            rare: Vec::new(),
        };
        for observer in observers {
            let (name, number, rare) = observer.join().unwrap();
            report.counts.push((name, number));
            report.rare.extend(rare);
        }
        report
    })
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
