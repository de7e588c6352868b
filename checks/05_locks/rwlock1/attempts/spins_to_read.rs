//@ failed-check check=two_clerks_find_known_goods_at_once
// Waits for the write lock as it should, but tries to read again and again instead of sleeping.

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
        loop {
            let Ok(r) = self.numbers.try_read() else {
                thread::yield_now();
                continue;
            };
            if let Some(n) = r.get(goods) {
                return *n;
            }
            break;
        }
        let mut w = self.numbers.write().unwrap();
        let next = w.len() as u32 + 1;
        *w.entry(goods.to_owned()).or_insert(next)
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
