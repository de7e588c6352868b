//@ no-result
// Sends the first clerk home, and all the others with him.

use std::collections::HashMap;
use std::process;
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
        println!("no number for {goods} today");
        process::exit(0)
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
