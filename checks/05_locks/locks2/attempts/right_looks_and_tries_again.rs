//@ passed
// Computes without the lock, and writes only if the number is still the same: then it is as if no
// time had passed.

use std::sync::{Arc, Mutex};
use std::thread;

/// The two numbers of a museum.
struct Museum {
    inside: u32,
    most: u32,
}

fn enter(museum: &Mutex<Museum>, group: u32) -> u32 {
    loop {
        let before = museum.lock().unwrap().inside;
        let inside = before + group;
        let mut now = museum.lock().unwrap();
        if now.inside == before {
            now.inside = inside;
            now.most = now.most.max(inside);
            return inside;
        }
    }
}

fn leave(museum: &Mutex<Museum>, group: u32) -> u32 {
    let mut now = museum.lock().unwrap();
    let inside = now.inside - group;
    now.inside = inside;
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
