//@ failed-check check=one_broken_glass_is_one_missing_result
// Stops joining at the first panic; what was not joined makes the scope panic, or is missing.

use std::thread;

struct Well {
    name: String,
    depth: u32,
}

/// Tests all wells together; `None` stands for a test that panicked.
fn report(wells: &[Well], test: fn(&Well) -> u32) -> Vec<Option<u32>> {
    let mut results = vec![None; wells.len()];
    thread::scope(|scope| {
        let tests: Vec<_> = wells
            .iter()
            .map(|well| scope.spawn(move || test(well)))
            .collect();
        for (test, result) in tests.into_iter().zip(&mut results) {
            let Ok(measured) = test.join() else { break };
            *result = Some(measured);
        }
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
