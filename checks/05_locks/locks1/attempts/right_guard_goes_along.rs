//@ passed
// A function takes the guard by value and drops it at its end; poisoning is ignored.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

struct Office {
    free: Vec<u32>,
    sold: Vec<u32>,
}

fn take(mut desk: MutexGuard<Office>) -> Option<u32> {
    desk.free.pop()
}

/// Sells one seat and returns its ticket; `None` when there is no free seat.
fn sell(office: &Mutex<Office>, print: impl FnOnce(u32) -> String) -> Option<String> {
    let seat = take(office.lock().unwrap_or_else(PoisonError::into_inner))?;
    let ticket = print(seat);
    office
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .sold
        .push(seat);
    Some(ticket)
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
