// scope4: the water of the wells
//
// A scope that ends with threads nobody has joined joins them itself, and if one of them has
// panicked, so does `scope`. Who joins a thread gets its panic as an `Err` instead, and the scope has
// nothing more to say about it.

use std::thread;

struct Well {
    name: String,
    depth: u32,
}

/// Tests all wells together; `None` stands for a test that panicked.
fn report(wells: &[Well], test: fn(&Well) -> u32) -> Vec<Option<u32>> {
    thread::scope(|scope| {
        // All threads are started before the first one is joined, so the vector is needed.
        let tests: Vec<_> = wells
            .iter()
            .map(|well| scope.spawn(move || test(well)))
            .collect();
        tests
            .into_iter()
            // `ok` turns a panic into `None`; for `unwrap` it would be a panic of our own.
            .map(|test| test.join().ok())
            .collect()
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
