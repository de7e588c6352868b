//@ race check=the_same_goods_come_twice
// Looks again, but lets go once more before it writes: what it saw is old news again.

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

    fn known(&self, goods: &str) -> Option<u32> {
        self.numbers.read().unwrap().get(goods).copied()
    }

    fn number(&self, goods: &str) -> u32 {
        if let Some(n) = self.known(goods) {
            return n;
        }
        drop(self.numbers.write().unwrap());
        if let Some(n) = self.known(goods) {
            return n;
        }
        let mut numbers = self.numbers.write().unwrap();
        let next = numbers.len() as u32 + 1;
        numbers.insert(goods.to_owned(), next);
        next
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
