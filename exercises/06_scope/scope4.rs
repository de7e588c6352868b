// scope4: the water of the wells
//
// A laboratory tests the water of several wells at the same time, each in a thread of its own. A
// test may go wrong: then it panics. The others have nothing to do with that, so the report says
// `None` for that well, and what was measured for all others, in the order of the wells.
//
// What is wrong: "One glass breaks, and the whole report is lost. And there is not even an unwrap
// in my code: who panics here?"
//
// You may edit the body of report. Its signature stays as it is. The wells are borrowed and not
// copied.

use std::thread;

struct Well {
    name: String,
    depth: u32,
}

/// Tests all wells together; `None` stands for a test that panicked.
fn report(wells: &[Well], test: fn(&Well) -> u32) -> Vec<Option<u32>> {
    let mut results = vec![None; wells.len()];
    // TODO: the scope waits for its threads. What does it do when one of them has panicked?
    thread::scope(|scope| {
        for (well, result) in wells.iter().zip(&mut results) {
            scope.spawn(move || *result = Some(test(well)));
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
