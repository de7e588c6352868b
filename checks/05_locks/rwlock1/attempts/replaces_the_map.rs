//@ race check=different_goods_come_at_once
// Adds the goods to a copy, and puts the copy in the place of what others have added meanwhile.

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
        let mut copy = self.numbers.read().unwrap().clone();
        let next = copy.len() as u32 + 1;
        let number = *copy.entry(goods.to_owned()).or_insert(next);
        if number == next {
            *self.numbers.write().unwrap() = copy;
        }
        number
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
