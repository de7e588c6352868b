//@ does-not-compile E0597
// The timetable is leaked, the prices are still a local.

use std::thread::{self, JoinHandle};

/// The feedings of one day.
pub struct Timetable {
    pub feedings: Vec<String>,
}

/// A ticket, and what it costs.
pub type Price = (&'static str, u32);

/// Answers questions, on any thread, and may go on for ever. Gives its last answer.
pub type Desk = fn(&'static Timetable, &'static [Price]) -> String;

/// Opens the desks; returns while they work.
pub fn open(timetable: Timetable, desks: Vec<Desk>) -> Vec<JoinHandle<String>> {
    let prices = [("adult", 12), ("child", 5), ("family", 25)];
    let timetable: &'static Timetable = Box::leak(Box::new(timetable));
    let prices = &prices;

    let mut threads = Vec::new();
    for desk in desks {
        threads.push(thread::spawn(move || desk(timetable, prices)));
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
