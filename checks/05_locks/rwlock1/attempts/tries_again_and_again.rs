//@ failed-check check=a_clerk_who_has_to_wait_sleeps
// Tries again and again, instead of sleeping until the lock is free.

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
        loop {
            if let Ok(mut numbers) = self.numbers.try_write() {
                let next = numbers.len() as u32 + 1;
                return *numbers.entry(goods.to_owned()).or_insert(next);
            }
            thread::yield_now();
        }
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
