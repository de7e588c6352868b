//@ failed-check check=the_report_waits_for_the_last_test
// Looks again and again whether all have ended.

use std::thread;

struct Well {
    name: String,
    depth: u32,
}

/// Tests all wells together; `None` stands for a test that panicked.
fn report(wells: &[Well], test: fn(&Well) -> u32) -> Vec<Option<u32>> {
    thread::scope(|scope| {
        let tests: Vec<_> = wells
            .iter()
            .map(|well| scope.spawn(move || test(well)))
            .collect();
        while !tests.iter().all(|test| test.is_finished()) {
            thread::yield_now();
        }
        tests.into_iter().map(|test| test.join().ok()).collect()
    })
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
