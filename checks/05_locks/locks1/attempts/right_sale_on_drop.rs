//@ passed
// A seat whose ticket could not be printed becomes free again.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

struct Office {
    free: Vec<u32>,
    sold: Vec<u32>,
}

/// Sells one seat and returns its ticket; `None` when there is no free seat.
fn sell(office: &Mutex<Office>, print: impl FnOnce(u32) -> String) -> Option<String> {
    struct Sale<'a>(&'a Mutex<Office>, u32);
    impl Drop for Sale<'_> {
        fn drop(&mut self) {
            let mut o = self.0.lock().unwrap_or_else(|e| e.into_inner());
            if thread::panicking() {
                o.free.push(self.1)
            } else {
                o.sold.push(self.1)
            }
        }
    }
    let seat = office.lock().unwrap().free.pop()?;
    let sale = Sale(office, seat);
    let ticket = print(seat);
    drop(sale);
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
