//@ race check=two_zoos_are_open_at_the_same_time
// A static has the timetable of the zoo that was opened last, and each desk looks it up when it
// begins.
use std::sync::Mutex;
use std::thread::{self, JoinHandle};

/// The feedings of one day.
pub struct Timetable {
    pub feedings: Vec<String>,
}

/// A ticket, and what it costs.
pub type Price = (&'static str, u32);

/// Answers questions, on any thread, and may go on for ever. Gives its last answer.
pub type Desk = fn(&'static Timetable, &'static [Price]) -> String;

static PRICES: [Price; 3] = [("adult", 12), ("child", 5), ("family", 25)];
static TIMETABLE: Mutex<Option<&'static Timetable>> = Mutex::new(None);

/// Opens the desks; returns while they work.
pub fn open(timetable: Timetable, desks: Vec<Desk>) -> Vec<JoinHandle<String>> {
    *TIMETABLE.lock().unwrap() = Some(Box::leak(Box::new(timetable)));
    desks
        .into_iter()
        .map(|desk| {
            thread::spawn(move || {
                let timetable = TIMETABLE.lock().unwrap().unwrap();
                desk(timetable, &PRICES)
            })
        })
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
