// static1: the zoo
//
// A zoo opens. Its timetable of the feedings has just been read, for it is another one each day;
// what a ticket costs has not changed for years. Both are there for as long as the program runs.
// The desks work that long, too, each on a thread of its own: they are lent the two for ever
// (`&'static`).
//
// What is wrong: it does not compile. "They do not live long enough, I am told. But both are meant
// to live as long as the program! How do I say that?"
//
// You may edit the body of open, and write what you like outside of it. Names and signatures stay
// as they are. All desks of a zoo share its one timetable. And if many zoos are opened, there is
// still one list of prices in memory, and not one more for each of them. No `unsafe`.

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

    // TODO: who owns the two, and until when? Two ways lead to `'static`, one for each of them.
    let (timetable, prices) = (&timetable, &prices);

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
