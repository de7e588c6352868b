// locks1: the ticket office
//
// The lock protects the two lists, so it is held while they are looked at or changed, and not a
// moment longer. The seat is already ours when it is off the list of free seats: nobody else can
// take it while its ticket is printed without the lock.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

struct Office {
    free: Vec<u32>,
    sold: Vec<u32>,
}

/// Sells one seat and returns its ticket; `None` when there is no free seat.
fn sell(office: &Mutex<Office>, print: impl FnOnce(u32) -> String) -> Option<String> {
    let mut desk = office.lock().unwrap();
    let seat = desk.free.pop()?;
    // An explicit `drop` says that the place matters. A block around the two lines above would do
    // the same.
    drop(desk);

    let ticket = print(seat);

    // This guard is a temporary: it lives until the end of the statement.
    office.lock().unwrap().sold.push(seat);
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
