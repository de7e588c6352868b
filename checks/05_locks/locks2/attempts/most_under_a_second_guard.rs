//@ race check=whoever_looks_finds_numbers_that_fit
// Both numbers come out right in the end. In between there are more inside than there ever were.

use std::sync::{Arc, Mutex};
use std::thread;

/// The two numbers of a museum.
struct Museum {
    inside: u32,
    most: u32,
}

/// A group comes in. Returns how many visitors are inside then.
fn enter(museum: &Mutex<Museum>, group: u32) -> u32 {
    let inside = {
        let mut museum = museum.lock().unwrap();
        museum.inside += group;
        museum.inside
    };
    let mut museum = museum.lock().unwrap();
    museum.most = museum.most.max(inside);
    inside
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
