//@ passed
// The results come through a channel, each with its number, and every panic is taken in by a
// join.

use std::sync::mpsc;
use std::thread;

struct Well {
    name: String,
    depth: u32,
}

/// Tests all wells together; `None` stands for a test that panicked.
fn report(wells: &[Well], test: fn(&Well) -> u32) -> Vec<Option<u32>> {
    let mut results = vec![None; wells.len()];
    let (done, measured) = mpsc::channel();
    thread::scope(|scope| {
        let mut tests = Vec::new();
        for (number, well) in wells.iter().enumerate() {
            let done = done.clone();
            tests.push(scope.spawn(move || done.send((number, test(well))).unwrap()));
        }
        drop(done);
        for (number, result) in measured {
            results[number] = Some(result);
        }
        tests.into_iter().for_each(|test| drop(test.join()));
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
