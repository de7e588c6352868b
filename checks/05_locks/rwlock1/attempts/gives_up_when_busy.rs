//@ race check=the_same_goods_come_twice
// Does not wait until nobody reads: the goods get a number that nobody notes.

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
        let Ok(mut numbers) = self.numbers.try_write() else {
            return 0;
        };
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
