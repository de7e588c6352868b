//@ failed-check check=the_county_sleeps_until_the_last_observer_is_back
// Looks every few milliseconds who is back.

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

fn watch<E: Fn(&str) -> bool>(pond: &Pond, expert: &E) -> Vec<String> {
    let seen = pond.birds.iter().filter(|bird| expert(bird));
    seen.cloned().collect()
}

pub fn count<E>(ponds: Vec<Pond>, expert: E) -> Report
where
    E: Fn(&str) -> bool + Send + Sync + 'static,
{
    let expert = Arc::new(expert);
    // All of them are out before the first join waits for one.
    let mut observers = Vec::new();
    for pond in ponds {
        let expert = Arc::clone(&expert);
        observers.push(thread::spawn(move || {
            let rare = watch(&pond, &*expert);
            (pond, rare)
        }));
    }

    let mut counts = Vec::new();
    let mut rare = Vec::new();
    while observers.iter().any(|observer| !observer.is_finished()) {
        thread::sleep(std::time::Duration::from_millis(5));
    }
    for observer in observers {
        // A list from each thread: a common one would be in the order of arrival.
        let (pond, its_rare) = observer.join().unwrap();
        counts.push((pond.name, pond.birds.len()));
        rare.extend(its_rare);
    }
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
