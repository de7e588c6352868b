//! The desks work on threads of their own when open has returned, all of a zoo with the one
//! timetable, and all of the program with the one list of prices.

use super::{Desk, Price, Timetable, open};
use ::harness::together;
use std::collections::HashSet;
use std::ptr;
use std::sync::Mutex;
use std::thread::JoinHandle;

fn timetable(feeding: &str) -> Timetable {
    let feedings: Vec<String> = vec![String::from(feeding), String::from("the bats at 21:15")];
    Timetable { feedings }
}

fn answers(timetable: Timetable, desks: Vec<Desk>) -> Vec<String> {
    let threads: Vec<JoinHandle<String>> = open(timetable, desks);
    threads
        .into_iter()
        .map(|desk| desk.join().expect("a desk panicked"))
        .collect()
}

/// Two desks, and somebody who has called open: each stays until all three are there. What the desks
/// were lent has to be there still.
#[test]
fn the_desks_work_when_open_has_returned() {
    fn meet() {
        together(
            3,
            "two desks never worked at the same time while the caller of open went on",
        );
    }
    let desk: Desk = |timetable, prices| {
        meet();
        format!("{}, {} prices", timetable.feedings[0], prices.len())
    };
    let desks: Vec<JoinHandle<String>> = open(timetable("the otters at 5:55"), vec![desk, desk]);
    meet();
    for desk in desks {
        let answer: String = desk.join().expect("a desk panicked");
        assert!(
            answer == "the otters at 5:55, 3 prices",
            "open has returned, and a desk found other things than it was lent: \"{answer}\""
        );
    }
}

/// Two zoos, each with a timetable of its own.
#[test]
fn every_zoo_has_its_own_timetable() {
    let feedings: Desk = |timetable, _| timetable.feedings.join("; ");
    let prices: Desk = |_, prices| format!("{prices:?}");
    for feeding in ["the otters at 5:55", "the cranes at 7:30"] {
        let answers: Vec<String> = answers(timetable(feeding), vec![feedings, prices]);
        let expected = [
            format!("{feeding}; the bats at 21:15"),
            String::from(r#"[("adult", 12), ("child", 5), ("family", 25)]"#),
        ];
        assert!(
            answers == expected,
            "the desks should answer {expected:?}, and they answered {answers:?}"
        );
    }
}

/// Two zoos are open together, so that the desks of the first may begin when there is a second one.
#[test]
fn two_zoos_are_open_at_the_same_time() {
    let desk: Desk = |timetable, _| timetable.feedings[0].clone();
    let mornings = ["the otters at 5:55", "the cranes at 7:30"];
    let zoos: [Vec<JoinHandle<String>>; 2] =
        mornings.map(|feeding| open(timetable(feeding), vec![desk]));
    let answers: Vec<String> = zoos
        .into_iter()
        .flatten()
        .map(|desk| desk.join().expect("a desk panicked"))
        .collect();
    assert!(
        answers == mornings,
        "two zoos were open. The days begin there with {mornings:?}, and their desks answered \
         {answers:?}"
    );
}

/// What is there once is at one place in memory, and each copy at another one.
#[test]
fn the_desks_share_one_timetable() {
    static PLACES: Mutex<Vec<usize>> = Mutex::new(Vec::new());
    let desk: Desk = |timetable, _| {
        PLACES
            .lock()
            .unwrap()
            .push(ptr::from_ref(timetable) as usize);
        String::new()
    };
    let _: Vec<String> = answers(timetable("the otters at 5:55"), vec![desk; 4]);
    let places: HashSet<usize> = PLACES.lock().unwrap().iter().copied().collect();
    assert!(
        places.len() == 1,
        "four desks looked into {} timetables, and there should be one",
        places.len()
    );
}

/// Leaked memory never comes back, so what is leaked in each call is at another place each time.
#[test]
fn there_is_one_list_of_prices_in_the_whole_program() {
    static PLACES: Mutex<Vec<usize>> = Mutex::new(Vec::new());
    let desk: Desk = |_, prices: &'static [Price]| {
        PLACES.lock().unwrap().push(prices.as_ptr() as usize);
        String::new()
    };
    for _ in 0..3 {
        let _: Vec<String> = answers(timetable("the otters at 5:55"), vec![desk; 2]);
    }
    let places: HashSet<usize> = PLACES.lock().unwrap().iter().copied().collect();
    assert!(
        places.len() == 1,
        "three zoos were opened, and there are {} lists of prices in memory: \
         those that were leaked stay there for ever",
        places.len()
    );
}
