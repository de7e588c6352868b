//@ passed
// Written out, and with named threads.

use std::thread;

struct Well {
    name: String,
    depth: u32,
}

/// Tests all wells together; `None` stands for a test that panicked.
fn report(wells: &[Well], test: fn(&Well) -> u32) -> Vec<Option<u32>> {
    thread::scope(|scope| {
        let mut tests = Vec::new();
        for well in wells {
            let thread = thread::Builder::new().name(well.name.clone());
            tests.push(thread.spawn_scoped(scope, || test(well)).unwrap());
        }
        let mut results = Vec::new();
        for test in tests {
            match test.join() {
                Ok(result) => results.push(Some(result)),
                Err(_) => results.push(None),
            }
        }
        results
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
