//@ failed-check check=a_hundred_wells_are_tested_at_the_same_time
// Eight threads at most, each with its part of the wells: from the ninth well on, one thread tests
// several, one after the other.

use std::thread;

struct Well {
    name: String,
    depth: u32,
}

/// Tests all wells together; `None` stands for a test that panicked.
fn report(wells: &[Well], test: fn(&Well) -> u32) -> Vec<Option<u32>> {
    let each = wells.len().div_ceil(8).max(1);
    thread::scope(|s| {
        let t: Vec<_> = wells
            .chunks(each)
            .map(|c| {
                s.spawn(move || {
                    c.iter()
                        .map(|w| std::panic::catch_unwind(|| test(w)).ok())
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        t.into_iter().flat_map(|t| t.join().unwrap()).collect()
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
