//@ passed
// The scope waits for all of them before it panics, so the slots are filled when it is caught.

use std::panic::{self, AssertUnwindSafe};
use std::thread;

struct Well {
    name: String,
    depth: u32,
}

/// Tests all wells together; `None` stands for a test that panicked.
fn report(wells: &[Well], test: fn(&Well) -> u32) -> Vec<Option<u32>> {
    let mut results = vec![None; wells.len()];
    let _ = panic::catch_unwind(AssertUnwindSafe(|| {
        thread::scope(|scope| {
            for (well, result) in wells.iter().zip(&mut results) {
                scope.spawn(move || *result = Some(test(well)));
            }
        })
    }));
    results
}

fn main() {
    let well = |name: &str, depth| Well {
        name: name.to_string(),
        depth,
    };
    let wells = [well("market", 12), well("mill", 95), well("castle", 40)];
    let results = report(&wells, |well| {
        assert!(well.depth < 90, "the glass from the {} broke", well.name);
        well.depth / 10
    });
    for (well, result) in wells.iter().zip(results) {
        println!("{}: {result:?}", well.name);
    }
}
