// poison1: the orchard
//
// Pickers, one thread for each, bring baskets of apples to one scale. It keeps what each basket
// weighs, and the total, so that nobody has to add it up. A label is printed for each basket, and
// sometimes the printer jams: then that picker panics, in the middle.
//
// What is wrong: "One picker panicked, fair enough. But now everybody who comes to the scale
// panics! And when I ignore the poison, they work on, and the total is wrong for ever."
//
// You may edit the body of harvest. Whoever panics with the harvest in hand, the others work on:
// no basket is lost, the total is that of all baskets, and the lock is not poisoned any more.

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
        // TODO: what is in the Err, and what may be wrong with it?
        self.harvest.lock().unwrap()
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
