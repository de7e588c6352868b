// museum1: the museum
//
// A lock around each access keeps two threads from touching a number at the same moment. It does
// not keep them from coming in between: what was read is old as soon as the guard is gone. So
// reading, changing and writing happen under one guard, together with everything that has to fit.

use std::sync::{Arc, Mutex};
use std::thread;

/// The two numbers of a museum.
struct Museum {
    inside: u32,
    most: u32,
}

/// A group comes in. Returns how many visitors are inside then.
fn enter(museum: &Mutex<Museum>, group: u32) -> u32 {
    // One guard for the whole change. `+=` reads and writes, and nobody else can in between.
    let mut museum = museum.lock().unwrap();
    museum.inside += group;
    museum.most = museum.most.max(museum.inside);
    // Still under the same guard: a second lock might find what another door has written.
    museum.inside
}

/// A group goes out. Returns how many visitors are inside then.
fn leave(museum: &Mutex<Museum>, group: u32) -> u32 {
    let mut museum = museum.lock().unwrap();
    museum.inside -= group;
    museum.inside
}

fn main() {
    let museum = Arc::new(Mutex::new(Museum { inside: 0, most: 0 }));
    let doors = ["north door", "south door"].map(|door| {
        let museum = Arc::clone(&museum);
        thread::spawn(move || {
            for _ in 0..1 {
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
