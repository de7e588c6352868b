//@ passed
// A mutex lets one clerk at a time note new goods, so nothing changes between the two guards.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, RwLock};
use std::thread;

/// The goods of a warehouse, and the number on the label of each.
struct Labels {
    numbers: RwLock<HashMap<String, u32>>,
    last: Mutex<u32>,
}

impl Labels {
    fn new() -> Labels {
        Labels {
            numbers: RwLock::new(HashMap::new()),
            last: Mutex::new(0),
        }
    }

    /// The number of these goods; new goods get the next one.
    fn number(&self, goods: &str) -> u32 {
        let known = || self.numbers.read().unwrap().get(goods).copied();
        if let Some(number) = known() {
            return number;
        }
        let mut last = self.last.lock().unwrap();
        if let Some(number) = known() {
            return number;
        }
        *last += 1;
        self.numbers
            .write()
            .unwrap()
            .insert(goods.to_owned(), *last);
        *last
    }
}

fn main() {
    let labels = Arc::new(Labels::new());
    let clerks: Vec<_> = [["bolts", "nuts"], ["nuts", "bolts"]]
        .into_iter()
        .map(|boxes| {
            let labels = Arc::clone(&labels);
            thread::spawn(move || {
                for goods in boxes {
                    println!("{goods}: number {}", labels.number(goods));
                }
            })
        })
        .collect();
    for clerk in clerks {
        clerk.join().unwrap();
    }
}
