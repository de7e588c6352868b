// locks4: the cave
//
// Explorers, one thread for each, map a cave. They share one list of the chambers that nobody has
// seen yet. An explorer takes a chamber off the list, looks around in it, which takes long, puts
// the chambers that it found on the list, and takes the next one; and goes home when the list is
// empty. Two explorers look around in two chambers at the same time, and see none twice.
//
// What is wrong: "The first explorer never comes out of the first chamber. But nobody keeps the
// list: I lock it and pop, and I do not even put the guard in a variable!"
//
// You may edit the body of explore. An explorer who has to wait for the list sleeps.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Explores the cave until the list is empty. `look` returns the chambers to which passages lead.
/// Returns the chambers that this explorer has seen, in the order in which it came to them.
fn explore(unseen: &Mutex<Vec<u32>>, mut look: impl FnMut(u32) -> Vec<u32>) -> Vec<u32> {
    let mut seen = Vec::new();
    // TODO: where does the guard of this `lock` end?
    while let Some(chamber) = unseen.lock().unwrap().pop() {
        for found in look(chamber) {
            unseen.lock().unwrap().push(found);
        }
        seen.push(chamber);
    }
    seen
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
