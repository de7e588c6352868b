//@ passed
// Both numbers are replaced under one guard, also after a panic of another door.

use std::sync::{Arc, Mutex};
use std::thread;

/// The two numbers of a museum.
struct Museum {
    inside: u32,
    most: u32,
}

fn enter(museum: &Mutex<Museum>, group: u32) -> u32 {
    let mut guard = museum
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    let inside = guard.inside.checked_add(group).expect("too many");
    *guard = Museum {
        inside,
        most: std::cmp::max(inside, guard.most),
    };
    drop(guard);
    inside
}

fn leave(museum: &Mutex<Museum>, group: u32) -> u32 {
    let mut guard = museum
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    let inside = guard
        .inside
        .checked_sub(group)
        .expect("more left than were there");
    let old = std::mem::replace(&mut *guard, Museum { inside, most: 0 });
    guard.most = old.most;
    drop(guard);
    inside
}

fn main() {
    let museum = Arc::new(Mutex::new(Museum { inside: 0, most: 0 }));
    let doors = ["north door", "south door"].map(|door| {
        let museum = Arc::clone(&museum);
        thread::spawn(move || {
            for _ in 0..20_000 {
                enter(&museum, 3);
                leave(&museum, 3);
            }
            println!("{door}: all my groups have left");
        })
    });
    for door in doors {
        door.join().unwrap();
    }
    let museum = museum.lock().unwrap();
    println!("inside: {}, at most: {}", museum.inside, museum.most);
}
