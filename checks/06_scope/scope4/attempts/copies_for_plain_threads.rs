//@ failed-check check=the_wells_are_borrowed_and_not_copied
// Threads without a scope do not pass their panics on, and need a copy of each well.

use std::thread;

struct Well {
    name: String,
    depth: u32,
}

/// Tests all wells together; `None` stands for a test that panicked.
fn report(wells: &[Well], test: fn(&Well) -> u32) -> Vec<Option<u32>> {
    let tests: Vec<_> = wells
        .iter()
        .map(|well| {
            let well = Well {
                name: well.name.clone(),
                depth: well.depth,
            };
            thread::spawn(move || test(&well))
        })
        .collect();
    tests.into_iter().map(|test| test.join().ok()).collect()
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
