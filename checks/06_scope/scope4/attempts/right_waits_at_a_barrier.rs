//@ passed
// No thread ends before all tests are over: they wait for each other.

use std::sync::Barrier;
use std::thread;

struct Well {
    name: String,
    depth: u32,
}

/// Tests all wells together; `None` stands for a test that panicked.
fn report(wells: &[Well], test: fn(&Well) -> u32) -> Vec<Option<u32>> {
    let mut results = vec![None; wells.len()];
    let done = Barrier::new(wells.len() + 1);
    thread::scope(|scope| {
        for (well, result) in wells.iter().zip(&mut results) {
            let done = &done;
            scope.spawn(move || {
                *result = std::panic::catch_unwind(|| test(well)).ok();
                done.wait();
            });
        }
        done.wait();
    });
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
