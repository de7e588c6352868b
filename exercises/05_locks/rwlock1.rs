// rwlock1: the labels
//
// In a warehouse all goods have a number: the first ones 1, the next ones 2, and so on. Clerks, one
// thread for each, ask for the number that goes on the label. Most goods are known, so most clerks
// only read, and those do not wait for each other. The same goods always get the same number.
//
// What is wrong: "The program stops when the first box comes in. I looked: nobody is writing, and
// only one clerk is reading!"
//
// You may edit the body of number, and add functions and fields to Labels. `numbers` and the
// signatures stay as they are. A clerk who has to wait sleeps.

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
        let numbers = self.numbers.read().unwrap();
        if let Some(number) = numbers.get(goods) {
            return *number;
        }
        // TODO: who still reads while this line waits until nobody reads?
        let mut numbers = self.numbers.write().unwrap();
        let next = numbers.len() as u32 + 1;
        numbers.insert(goods.to_owned(), next);
        next
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
