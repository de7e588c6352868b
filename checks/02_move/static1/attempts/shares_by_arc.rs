//@ does-not-compile E0597
// An Arc lives as long as it has owners, which is not for ever.

use std::sync::Arc;
use std::thread::{self, JoinHandle};

/// The feedings of one day.
pub struct Timetable {
    pub feedings: Vec<String>,
}

/// A ticket, and what it costs.
pub type Price = (&'static str, u32);

/// Answers questions, on any thread, and may go on for ever. Gives its last answer.
pub type Desk = fn(&'static Timetable, &'static [Price]) -> String;

// What is known when the program is compiled can be a `static`: it is there from the beginning to
// the end, once, and nobody has to own it.
static PRICES: [Price; 3] = [("adult", 12), ("child", 5), ("family", 25)];

/// Opens the desks; returns while they work.
pub fn open(timetable: Timetable, desks: Vec<Desk>) -> Vec<JoinHandle<String>> {
    let timetable = Arc::new(timetable);

    let mut threads = Vec::new();
    for desk in desks {
        let timetable = Arc::clone(&timetable);
        threads.push(thread::spawn(move || desk(&timetable, &PRICES)));
    }
    threads
}

fn first_feeding(timetable: &'static Timetable, _: &'static [Price]) -> String {
    format!("the first ones to be fed are {}", timetable.feedings[0])
}

fn cheapest(_: &'static Timetable, prices: &'static [Price]) -> String {
    let cheapest = prices.iter().min_by_key(|price| price.1);
    format!("the cheapest ticket is {cheapest:?}")
}

fn main() {
    let timetable = Timetable {
        feedings: vec![String::from("the seals at 6:40")],
    };
    for desk in open(timetable, vec![first_feeding, cheapest]) {
        println!("{}", desk.join().unwrap());
    }
}
