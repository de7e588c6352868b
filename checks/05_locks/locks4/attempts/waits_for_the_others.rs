//@ failed-check check=who_finds_the_list_empty_goes_home
// Goes home only when nobody is in the cave any more. A good idea, and not what is asked for.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Explores the cave until the list is empty. `look` returns the chambers to which passages lead.
/// Returns the chambers that this explorer has seen, in the order in which it came to them.
fn explore(unseen: &Mutex<Vec<u32>>, mut look: impl FnMut(u32) -> Vec<u32>) -> Vec<u32> {
    let mut seen = Vec::new();
    static STATE: (Mutex<u32>, std::sync::Condvar) = (Mutex::new(0), std::sync::Condvar::new());
    loop {
        let mut busy = STATE.0.lock().unwrap();
        let chamber = loop {
            if let Some(chamber) = take(unseen) {
                break chamber;
            }
            if *busy == 0 {
                STATE.1.notify_all();
                return seen;
            }
            busy = STATE.1.wait(busy).unwrap();
        };
        *busy += 1;
        drop(busy);
        let found = look(chamber);
        unseen.lock().unwrap().extend(found);
        seen.push(chamber);
        *STATE.0.lock().unwrap() -= 1;
        STATE.1.notify_all();
    }
}

fn take(unseen: &Mutex<Vec<u32>>) -> Option<u32> {
    unseen.lock().unwrap().pop()
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
