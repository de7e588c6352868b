//@ does-not-compile E0308
// The caller is to have a timetable that lives for ever.

use std::thread::{self, JoinHandle};

/// The ferries of one day.
pub struct Timetable {
    pub ferries: Vec<String>,
}

/// A ticket, and what it costs.
pub type Price = (&'static str, u32);

/// Answers questions, on any thread, and may go on for ever. Gives its last answer.
pub type Desk = fn(&'static Timetable, &'static [Price]) -> String;

// What is known when the program is compiled can be a `static`: it is there from the beginning to
// the end, once, and nobody has to own it.
static PRICES: [Price; 3] = [("adult", 12), ("child", 5), ("bicycle", 4)];

/// Opens the desks; returns while they work.
pub fn open(timetable: &'static Timetable, desks: Vec<Desk>) -> Vec<JoinHandle<String>> {
    let mut threads = Vec::new();
    for desk in desks {
        threads.push(thread::spawn(move || desk(timetable, &PRICES)));
    }
    threads
}

fn first_ferry(timetable: &'static Timetable, _: &'static [Price]) -> String {
    format!("the first ferry leaves {}", timetable.ferries[0])
}

fn cheapest(_: &'static Timetable, prices: &'static [Price]) -> String {
    let cheapest = prices.iter().min_by_key(|price| price.1);
    format!("the cheapest ticket is {cheapest:?}")
}

fn main() {
    static TIMETABLE: Timetable = Timetable {
        ferries: Vec::new(),
    };
    let _ = Timetable {
        ferries: vec![String::from("at 6:40 to Korsør")],
    };
    for desk in open(&TIMETABLE, vec![first_ferry, cheapest]) {
        println!("{}", desk.join().unwrap());
    }
}
