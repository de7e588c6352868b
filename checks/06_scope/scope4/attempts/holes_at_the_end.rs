//@ failed-check
// Who is done first comes first, and the holes stand at the end.

use std::sync::Mutex;
use std::thread;

struct Well {
    name: String,
    depth: u32,
}

/// Tests all wells together; `None` stands for a test that panicked.
fn report(wells: &[Well], test: fn(&Well) -> u32) -> Vec<Option<u32>> {
    let results = Mutex::new(Vec::new());
    thread::scope(|scope| {
        let results = &results;
        let tests: Vec<_> = wells
            .iter()
            .map(|well| {
                scope.spawn(move || {
                    let result = test(well);
                    results.lock().unwrap().push(Some(result));
                })
            })
            .collect();
        for test in tests {
            if test.join().is_err() {
                results.lock().unwrap().push(None);
            }
        }
    });
    results.into_inner().unwrap()
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
