// quiz1: the bird count
//
// One thing is shared, and everything else is not. The expert is shared by all threads at the same
// time, so it has to be Sync, and it is owned by an Arc, whose last clone may be dropped anywhere.
// A pond goes to the one thread that needs it, and what comes of it comes back through the join. So
// there is nothing to lock, and the order of the joins is the order of the report.

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
