//@ misuse-compiles
// A wrapper that promises anything, and no bounds: now the compiler is silent about every expert.

use std::rc::Rc;
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

/// Takes anything along.
struct Force<T>(T);
unsafe impl<T> Send for Force<T> {}

impl<T> Force<T> {
    fn get(&self) -> &T {
        &self.0
    }
}

fn watch<E: Fn(&str) -> bool>(pond: &Pond, expert: &E) -> Vec<String> {
    let seen = pond.birds.iter().filter(|bird| expert(bird));
    seen.cloned().collect()
}

pub fn count<E>(ponds: Vec<Pond>, expert: E) -> Report
where
    E: Fn(&str) -> bool + 'static,
{
    let expert = Rc::new(expert);
    // All of them are out before the first join waits for one.
    let mut observers = Vec::new();
    for pond in ponds {
        let expert = Force(Rc::clone(&expert));
        observers.push(thread::spawn(move || {
            let rare = watch(&pond, &**expert.get());
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
