//@ race check=the_same_goods_come_twice
// Takes the next number before it knows whether it needs one: a number is lost.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, RwLock};
use std::thread;

/// The goods of a warehouse, and the number on the label of each.
struct Labels {
    numbers: RwLock<HashMap<String, u32>>,
    last: AtomicU32,
}

impl Labels {
    fn new() -> Labels {
        Labels {
            numbers: RwLock::new(HashMap::new()),
            last: AtomicU32::new(0),
        }
    }

    /// The number of these goods; new goods get the next one.
    fn number(&self, goods: &str) -> u32 {
        if let Some(number) = self.numbers.read().unwrap().get(goods) {
            return *number;
        }
        let next = self.last.fetch_add(1, Ordering::SeqCst) + 1;
        let mut numbers = self.numbers.write().unwrap();
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
