//@ failed-check check=one_clerk_labels_the_goods
// A static counter: the first goods of the second warehouse do not get the number 1.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use std::thread;

struct Labels {
    numbers: RwLock<HashMap<String, u32>>,
}

static NEXT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(1);

impl Labels {
    fn new() -> Labels {
        Labels {
            numbers: RwLock::new(HashMap::new()),
        }
    }

    fn number(&self, goods: &str) -> u32 {
        if let Some(n) = self.numbers.read().unwrap().get(goods) {
            return *n;
        }
        *self
            .numbers
            .write()
            .unwrap()
            .entry(goods.to_owned())
            .or_insert_with(|| NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed))
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
