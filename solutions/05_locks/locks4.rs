// locks4: the cave
//
// A guard that has no name lives to the end of its statement. Of a `while let`, an `if let` or a
// `match` the body is a part, so there the lock is held in the body as well. (It has to be: the
// pattern might borrow from what the guard gives. That ours does not makes no difference.) A `let`
// is a statement of its own, and a short one.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Explores the cave until the list is empty. `look` returns the chambers to which passages lead.
/// Returns the chambers that this explorer has seen, in the order in which it came to them.
fn explore(unseen: &Mutex<Vec<u32>>, mut look: impl FnMut(u32) -> Vec<u32>) -> Vec<u32> {
    let mut seen = Vec::new();
    loop {
        // The guard ends with this line. The chamber is off the list: it is ours.
        let next = unseen.lock().unwrap().pop();
        let Some(chamber) = next else {
            return seen;
        };
        for found in look(chamber) {
            // The same temporary, in a harmless place: the statement is nothing but a `push`.
            unseen.lock().unwrap().push(found);
        }
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
