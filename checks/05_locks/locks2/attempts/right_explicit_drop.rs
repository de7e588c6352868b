//@ passed
// Reads, changes and writes as the broken one does; the guard lives until
// the last line. Poison is ignored.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// The two numbers of a museum.
struct Museum {
    inside: u32,
    most: u32,
}

/// A group comes in. Returns how many visitors are inside then.
fn enter(museum: &Mutex<Museum>, group: u32) -> u32 {
    let mut guard = museum.lock().unwrap_or_else(PoisonError::into_inner);
    let before = guard.inside;
    let inside = before + group;
    guard.inside = inside;
    if inside > guard.most {
        guard.most = inside;
    }
    drop(guard);
    inside
}

/// A group goes out. Returns how many visitors are inside then.
fn leave(museum: &Mutex<Museum>, group: u32) -> u32 {
    let mut guard = museum.lock().unwrap_or_else(PoisonError::into_inner);
    let inside = guard.inside - group;
    guard.inside = inside;
    drop(guard);
    inside
}

fn main() {
    let museum = Arc::new(Mutex::new(Museum { inside: 0, most: 0 }));
    let doors: Vec<_> = ["north door", "south door"]
        .into_iter()
        .map(|door| {
            let museum = Arc::clone(&museum);
            thread::spawn(move || {
                for _ in 0..20_000 {
                    enter(&museum, 3);
                    leave(&museum, 3);
                }
                println!("{door}: all my groups have left");
            })
        })
        .collect();
    for door in doors {
        door.join().unwrap();
    }
    let museum = museum.lock().unwrap();
    println!("inside: {}, at most: {}", museum.inside, museum.most);
}
