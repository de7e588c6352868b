//@ deadlock check=one_clerk_labels_the_goods
// Lets go of the read guard, and calls itself with the write guard in hand.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use std::thread;

/// The goods of a warehouse, and the number on the label of each.
struct Labels {
    numbers: RwLock<HashMap<String, u32>>,
}

impl Labels {
    fn new() -> Labels {
        Labels {
            numbers: RwLock::new(HashMap::new()),
        }
    }

    /// The number of these goods; new goods get the next one.
    fn number(&self, goods: &str) -> u32 {
        if let Some(number) = self.numbers.read().unwrap().get(goods) {
            return *number;
        }
        let mut numbers = self.numbers.write().unwrap();
        let next = numbers.len() as u32 + 1;
        numbers.entry(goods.to_owned()).or_insert(next);
        self.number(goods)
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
