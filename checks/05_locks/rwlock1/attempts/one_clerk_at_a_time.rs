//@ race check=two_clerks_find_known_goods_at_once
// A lock of its own around everything: now those who only read wait for each other, too, and the
// RwLock is of no use.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, RwLock};
use std::thread;

struct Labels {
    numbers: RwLock<HashMap<String, u32>>,
    one_at_a_time: Mutex<()>,
}

impl Labels {
    fn new() -> Labels {
        Labels {
            numbers: RwLock::new(HashMap::new()),
            one_at_a_time: Mutex::new(()),
        }
    }

    fn number(&self, goods: &str) -> u32 {
        let _one = self.one_at_a_time.lock().unwrap();
        let found = self.numbers.read().unwrap().get(goods).copied();
        if let Some(n) = found {
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
