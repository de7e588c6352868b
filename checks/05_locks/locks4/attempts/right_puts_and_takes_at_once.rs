//@ passed
// One guard to put down what was found and to take the next chamber, dropped by hand.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Explores the cave until the list is empty. `look` returns the chambers to which passages lead.
/// Returns the chambers that this explorer has seen, in the order in which it came to them.
fn explore(unseen: &Mutex<Vec<u32>>, mut look: impl FnMut(u32) -> Vec<u32>) -> Vec<u32> {
    let mut seen = Vec::new();
    let mut found = Vec::new();
    loop {
        let mut list = unseen.lock().unwrap();
        for chamber in std::mem::take(&mut found) {
            list.push(chamber);
        }
        let Some(chamber) = list.pop() else {
            break seen;
        };
        drop(list);
        seen.push(chamber);
        found = look(chamber);
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
