// locks1: the ticket office
//
// A ticket office has several windows, one thread for each. A window takes a free seat, prints the
// ticket, which is slow, and then puts the seat on the list of the sold ones. Two windows never
// sell the same seat, and a seat is on that list only when its ticket has been printed.
//
// What is wrong: "It is all correct, but a second window makes nothing faster. While one window
// prints, the other ones stand and wait, although each of them has a printer of its own."
//
// You may edit the body of sell. Office, its fields and the signature of sell stay as they are. A
// window that has to wait for the office sleeps; it does not ask again and again.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

struct Office {
    free: Vec<u32>,
    sold: Vec<u32>,
}

/// Sells one seat and returns its ticket; `None` when there is no free seat.
fn sell(office: &Mutex<Office>, print: impl FnOnce(u32) -> String) -> Option<String> {
    // TODO: who is in whose way while `print` runs, and does it have to be like that?
    let mut desk = office.lock().unwrap();
    let seat = desk.free.pop()?;
    let ticket = print(seat);
    desk.sold.push(seat);
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
