//@ failed-check check=who_finds_the_list_empty_goes_home
// Somebody might still find a chamber: so it looks again, ten times, and sleeps in between.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Explores the cave until the list is empty. `look` returns the chambers to which passages lead.
/// Returns the chambers that this explorer has seen, in the order in which it came to them.
fn explore(unseen: &Mutex<Vec<u32>>, mut look: impl FnMut(u32) -> Vec<u32>) -> Vec<u32> {
    let mut seen = Vec::new();
    let mut empty = 0;
    loop {
        let next = unseen.lock().unwrap().pop();
        let Some(chamber) = next else {
            empty += 1;
            if empty == 10 {
                return seen;
            }
            thread::sleep(Duration::from_millis(1));
            continue;
        };
        let found = look(chamber);
        unseen.lock().unwrap().extend(found);
        seen.push(chamber);
    }
}

fn passages(chamber: u32) -> Vec<u32> {
    match chamber {
        1 => vec![2, 3],
        4 => vec![5],
        _ => vec![],
    }
}

fn main() {
    let unseen = Arc::new(Mutex::new(vec![1, 4]));
    let explorers = ["Ines", "Juri"].map(|name| {
        let unseen = Arc::clone(&unseen);
        thread::spawn(move || {
            let seen = explore(&unseen, |chamber| {
                println!("{name} looks around in chamber {chamber}");
                thread::sleep(Duration::from_millis(20)); // it is dark in there
                passages(chamber)
            });
            println!("{name} has seen {seen:?}");
        })
    });
    for explorer in explorers {
        explorer.join().unwrap();
    }
}
