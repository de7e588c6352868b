// rwlock1: the labels
//
// `write` waits until nobody reads, and whoever asks for it with a read guard in hand waits for
// themselves: a read lock does not turn into a write lock. So the read guard has to go first. What
// it showed may then be out of date, hence the second look under the write guard.

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
        {
            let numbers = self.numbers.read().unwrap();
            if let Some(number) = numbers.get(goods) {
                return *number;
            }
            // The read guard ends with this block, before anybody asks for the other one.
        }
        let mut numbers = self.numbers.write().unwrap();
        let next = numbers.len() as u32 + 1;
        // Another clerk may have been here between the two guards: `entry` looks again.
        *numbers.entry(goods.to_owned()).or_insert(next)
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
