//@ failed-check check=no_seat_is_sold_twice
// The office is unlocked, but there are only three printers for all windows.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

struct Office {
    free: Vec<u32>,
    sold: Vec<u32>,
}

/// Sells one seat and returns its ticket; `None` when there is no free seat.
fn sell(office: &Mutex<Office>, print: impl FnOnce(u32) -> String) -> Option<String> {
    use std::sync::Condvar;
    static PRINTERS: Mutex<u32> = Mutex::new(3);
    static FREE: Condvar = Condvar::new();
    let seat = office.lock().unwrap().free.pop()?;
    *FREE
        .wait_while(PRINTERS.lock().unwrap(), |n| *n == 0)
        .unwrap() -= 1;
    let ticket = print(seat);
    *PRINTERS.lock().unwrap() += 1;
    FREE.notify_one();
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
