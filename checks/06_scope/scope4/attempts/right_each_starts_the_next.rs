//@ passed
// The thread of each well starts the one of the next well, and joins it after its own test.

use std::thread;

struct Well {
    name: String,
    depth: u32,
}

/// Tests all wells together; `None` stands for a test that panicked.
fn report(wells: &[Well], test: fn(&Well) -> u32) -> Vec<Option<u32>> {
    match wells {
        [] => vec![],
        [first, rest @ ..] => thread::scope(|s| {
            s.spawn(|| {
                thread::scope(|s| {
                    let rest = s.spawn(|| report(rest, test));
                    let mut all = vec![std::panic::catch_unwind(|| test(first)).ok()];
                    all.extend(rest.join().unwrap());
                    all
                })
            })
            .join()
            .unwrap()
        }),
    }
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
