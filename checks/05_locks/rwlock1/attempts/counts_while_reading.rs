//@ deadlock check=known_goods_and_new_goods_come_at_once
// One expression, two read guards: the first still lives when the second is asked for.

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
        let is_known = |goods| self.numbers.read().unwrap().contains_key(goods);
        if is_known(goods) {
            let (numbers, again) = (self.numbers.read().unwrap(), self.numbers.read().unwrap());
            return *numbers.get(goods).unwrap_or(&again[goods]);
        }
        let mut numbers = self.numbers.write().unwrap();
        let next = numbers.len() as u32 + 1;
        *numbers.entry(goods.to_owned()).or_insert(next)
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
