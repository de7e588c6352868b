//@ failed-check check=every_well_is_tested
// Catches what comes out of the scope, and forgets what was measured.

use std::panic::{self, AssertUnwindSafe};
use std::thread;

struct Well {
    name: String,
    depth: u32,
}

/// Tests all wells together; `None` stands for a test that panicked.
fn report(wells: &[Well], test: fn(&Well) -> u32) -> Vec<Option<u32>> {
    panic::catch_unwind(AssertUnwindSafe(|| {
        thread::scope(|scope| {
            for well in wells {
                scope.spawn(move || test(well));
            }
        });
    }))
    .ok();
    vec![None; wells.len()]
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
