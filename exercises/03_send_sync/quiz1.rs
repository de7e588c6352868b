// quiz1: the bird count
//
// Once a year the birds are counted at all ponds of a county, everywhere at the same time: each
// pond has an observer, on a thread of their own, who asks about one bird after the other whether
// it is rare. All of them ask the same expert, a closure that can answer many at once.
//
// When all observers are back, and none of them has the expert any more, count returns the report:
// how many birds there are at each pond, in the order of the ponds, and the rare ones, in the same
// order, pond by pond, whoever is back first.
//
// What is wrong: it does not compile. And whoever only makes it compile finds that the county
// counts all day long, or that the report is another one each time.
//
// This is a quiz: all that the three chapters have taught may be needed, and more than one thing is
// missing. You may edit count and watch. Pond, Report, and what goes in and out of count stay as
// they are; an expert whom threads must not share is to be refused where count is called. No
// `unsafe`.

use std::cell::RefCell;
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

// TODO
fn watch<E: Fn(&str) -> bool>(pond: &Pond, expert: &E, rare: &RefCell<Vec<String>>) {
    let seen = pond.birds.iter().filter(|bird| expert(bird));
    rare.borrow_mut().extend(seen.cloned());
}

pub fn count<E>(ponds: Vec<Pond>, expert: E) -> Report
where
    E: Fn(&str) -> bool,
{
    let expert = Rc::new(expert);
    let rare = Rc::new(RefCell::new(Vec::new()));
    let mut counts = Vec::new();
    for pond in ponds {
        let expert = Rc::clone(&expert);
        let rare = Rc::clone(&rare);
        let observer = thread::spawn(|| watch(&pond, &*expert, &rare));
        observer.join().unwrap();
        counts.push((pond.name, pond.birds.len()));
    }
    let rare = rare.take();
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
