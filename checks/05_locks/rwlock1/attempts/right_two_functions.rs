//@ passed
// Each function has one guard, and none that holds a guard calls another.

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

    fn known(&self, goods: &str) -> Option<u32> {
        self.numbers.read().unwrap().get(goods).copied()
    }

    fn note(&self, goods: &str) -> u32 {
        let mut numbers = self.numbers.write().unwrap();
        let next = numbers.len() as u32 + 1;
        *numbers.entry(goods.to_owned()).or_insert(next)
    }

    /// The number of these goods; new goods get the next one.
    fn number(&self, goods: &str) -> u32 {
        self.known(goods).unwrap_or_else(|| self.note(goods))
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
