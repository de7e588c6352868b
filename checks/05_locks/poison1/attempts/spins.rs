//@ failed-check check=who_has_to_wait_sleeps
// Asks again and again until nobody has the lock.

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
        loop {
            match self.harvest.try_lock() {
                Ok(harvest) => return harvest,
                Err(std::sync::TryLockError::Poisoned(poisoned)) => {
                    let mut harvest = poisoned.into_inner();
                    harvest.total = harvest.baskets.iter().sum();
                    self.harvest.clear_poison();
                    return harvest;
                }
                Err(std::sync::TryLockError::WouldBlock) => thread::yield_now(),
            }
        }
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
