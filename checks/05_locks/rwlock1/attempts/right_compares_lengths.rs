//@ passed
// Goods are only ever added, so the length is a version: if it is still the same, so is the map.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use std::thread;

struct Labels {
    numbers: RwLock<HashMap<String, u32>>,
}

impl Labels {
    fn new() -> Labels {
        Labels {
            numbers: RwLock::default(),
        }
    }

    fn number(&self, goods: &str) -> u32 {
        loop {
            let reading = self.numbers.read().unwrap();
            let seen = reading.len();
            match reading.get(goods) {
                Some(&n) => break n,
                None => drop(reading),
            }
            let mut writing = self.numbers.write().unwrap();
            if writing.len() == seen {
                let n = seen as u32 + 1;
                writing.insert(goods.to_string(), n);
                break n;
            }
        }
    }
}

fn main() {
    let labels = Arc::new(Labels::new());
    let clerks = [["bolts", "nuts"], ["nuts", "bolts"]].map(|boxes| {
        let labels = Arc::clone(&labels);
        thread::spawn(move || {
            for goods in boxes {
                println!("{goods}: number {}", labels.number(goods));
            }
        })
    });
    for clerk in clerks {
        clerk.join().unwrap();
    }
}
