//@ passed
// A static list of all that was lent, and prices that are leaked once.
use std::sync::{Mutex, OnceLock};
use std::thread::{self, JoinHandle};

/// The feedings of one day.
pub struct Timetable {
    pub feedings: Vec<String>,
}

/// A ticket, and what it costs.
pub type Price = (&'static str, u32);

/// Answers questions, on any thread, and may go on for ever. Gives its last answer.
pub type Desk = fn(&'static Timetable, &'static [Price]) -> String;

static PRICES: OnceLock<&'static [Price]> = OnceLock::new();
static ZOOS: Mutex<Vec<&'static Timetable>> = Mutex::new(Vec::new());

/// Opens the desks; returns while they work.
pub fn open(timetable: Timetable, desks: Vec<Desk>) -> Vec<JoinHandle<String>> {
    let prices: &'static [Price] =
        PRICES.get_or_init(|| vec![("adult", 12), ("child", 5), ("family", 25)].leak());
    let timetable: &'static Timetable = {
        let mut zoos = ZOOS.lock().unwrap();
        zoos.push(Box::leak(Box::new(timetable)));
        zoos[zoos.len() - 1]
    };
    desks
        .into_iter()
        .map(|desk| thread::spawn(move || desk(timetable, prices)))
        .collect()
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
