//@ failed-check check=three_ponds_are_watched_at_the_same_time
// Arc, bounds, `move`, and a Mutex where the RefCell was: it compiles, and counts pond by pond.

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

// TODO
fn watch<E: Fn(&str) -> bool>(pond: &Pond, expert: &E, rare: &Mutex<Vec<String>>) {
    let seen = pond.birds.iter().filter(|bird| expert(bird));
    rare.lock().unwrap().extend(seen.cloned());
}

pub fn count<E>(ponds: Vec<Pond>, expert: E) -> Report
where
    E: Fn(&str) -> bool + Send + Sync + 'static,
{
    let expert = Arc::new(expert);
    let rare = Arc::new(Mutex::new(Vec::new()));
    let mut counts = Vec::new();
    for pond in ponds {
        let expert = Arc::clone(&expert);
        let rare = Arc::clone(&rare);
        let observer = thread::spawn(move || {
            watch(&pond, &*expert, &rare);
            pond
        });
        let pond = observer.join().unwrap();
        counts.push((pond.name, pond.birds.len()));
    }
    let rare = rare.lock().unwrap().clone();
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
