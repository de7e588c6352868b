//@ deadlock check=a_window_waits_while_the_office_is_locked threads=window
// No variable holds the guard, but what stands after `match` lives up to its closing brace.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

struct Office {
    free: Vec<u32>,
    sold: Vec<u32>,
}

/// Sells one seat and returns its ticket; `None` when there is no free seat.
fn sell(office: &Mutex<Office>, print: impl FnOnce(u32) -> String) -> Option<String> {
    match office.lock().unwrap().free.pop() {
        Some(seat) => {
            let ticket = print(seat);
            office.lock().unwrap().sold.push(seat);
            Some(ticket)
        }
        None => None,
    }
}

fn main() {
    let office = Arc::new(Mutex::new(Office {
        free: vec![4, 3, 2, 1],
        sold: vec![],
    }));
    let opened = Instant::now();
    let windows: Vec<_> = ["left", "right"]
        .into_iter()
        .map(|window| {
            let office = Arc::clone(&office);
            thread::spawn(move || {
                let print = |seat| {
                    thread::sleep(Duration::from_millis(100));
                    format!("seat {seat}, sold at the {window} window")
                };
                while let Some(ticket) = sell(&office, print) {
                    println!("{:>4} ms: {ticket}", opened.elapsed().as_millis());
                }
            })
        })
        .collect();
    for window in windows {
        window.join().unwrap();
    }
    println!("sold: {:?}", office.lock().unwrap().sold);
}
