//@ race check=somebody_repairs_while_another_panics
// Asks whether the lock is poisoned, and takes it afterwards: it may have become so in between.

use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

/// What was picked so far, in kilograms.
struct Harvest {
    baskets: Vec<u32>,
    total: u32,
}

/// The scale, at which one picker stands at a time.
struct Scale {
    harvest: Mutex<Harvest>,
}

impl Scale {
    fn new() -> Scale {
        Scale {
            harvest: Mutex::new(Harvest {
                baskets: Vec::new(),
                total: 0,
            }),
        }
    }

    /// The harvest, in good order, for one at a time.
    fn harvest(&self) -> MutexGuard<'_, Harvest> {
        if !self.harvest.is_poisoned() {
            return self.harvest.lock().unwrap();
        }
        let mut harvest = self
            .harvest
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        harvest.total = harvest.baskets.iter().sum();
        self.harvest.clear_poison();
        harvest
    }

    /// Weighs a basket. `print` prints its label, and panics if the printer jams.
    fn weigh(&self, basket: u32, print: impl FnOnce(u32)) {
        let mut harvest = self.harvest();
        harvest.baskets.push(basket);
        print(basket);
        harvest.total += basket;
    }
}

fn main() {
    let scale = Arc::new(Scale::new());
    scale.weigh(8, |kg| println!("label: {kg} kg"));
    let unlucky = thread::spawn({
        let scale = Arc::clone(&scale);
        move || scale.weigh(9, |_| panic!("the printer has jammed"))
    });
    println!("did a picker panic? {}", unlucky.join().is_err());
    scale.weigh(10, |kg| println!("label: {kg} kg"));
    let harvest = scale.harvest();
    println!("{:?}, {} kg in all", harvest.baskets, harvest.total);
}
