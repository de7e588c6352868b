//@ passed
// Says with `drop` where the reading ends; poison is ignored.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
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
        let numbers = self.numbers.read().unwrap_or_else(PoisonError::into_inner);
        let known = numbers.get(goods).copied();
        drop(numbers);
        known.unwrap_or_else(|| {
            let mut numbers = self.numbers.write().unwrap_or_else(PoisonError::into_inner);
            match numbers.get(goods) {
                Some(number) => *number,
                None => {
                    let next = numbers.values().max().unwrap_or(&0) + 1;
                    numbers.insert(goods.into(), next);
                    next
                }
            }
        })
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
