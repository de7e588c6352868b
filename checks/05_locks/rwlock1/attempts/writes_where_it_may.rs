//@ race check=who_finds_known_goods_keeps_nobody_from_reading
// Locks for writing whenever nobody else is there, also for known goods: whoever comes then waits.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use std::thread;

struct Labels {
    numbers: RwLock<HashMap<String, u32>>,
}

impl Labels {
    fn new() -> Labels {
        Labels {
            numbers: RwLock::new(HashMap::new()),
        }
    }

    fn number(&self, goods: &str) -> u32 {
        if let Ok(mut numbers) = self.numbers.try_write() {
            let next = numbers.len() as u32 + 1;
            return *numbers.entry(goods.to_owned()).or_insert(next);
        }
        if let Some(n) = self.numbers.read().unwrap().get(goods) {
            return *n;
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
