//@ failed-check check=the_desks_share_one_timetable
// It derives Clone, and leaks a timetable for each desk.

use std::thread::{self, JoinHandle};

/// The feedings of one day.
#[derive(Clone)]
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
    let mut threads = Vec::new();
    for desk in desks {
        let timetable: &'static Timetable = Box::leak(Box::new(timetable.clone()));
        threads.push(thread::spawn(move || desk(timetable, &PRICES)));
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
