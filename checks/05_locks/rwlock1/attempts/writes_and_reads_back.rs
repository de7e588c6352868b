//@ race check=the_same_goods_come_twice
// What is on the label is read once more at the end, but the first clerk has gone with the old one.

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
        let is_new = !self.numbers.read().unwrap().contains_key(goods);
        if is_new {
            let mut numbers = self.numbers.write().unwrap();
            let next = numbers.len() as u32 + 1;
            numbers.insert(goods.to_owned(), next);
        }
        self.numbers.read().unwrap()[goods]
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
