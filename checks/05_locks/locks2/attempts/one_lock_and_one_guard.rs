//@ race check=one_museum_does_not_wait_for_another
// One guard, as it should be; but before it a lock of all museums, kept while this one is waited
// for.

use std::sync::{Arc, Mutex};
use std::thread;

/// The two numbers of a museum.
struct Museum {
    inside: u32,
    most: u32,
}

static GATE: Mutex<()> = Mutex::new(());

fn enter(museum: &Mutex<Museum>, group: u32) -> u32 {
    let _gate = GATE.lock().unwrap();
    let mut m = museum.lock().unwrap();
    m.inside += group;
    m.most = m.most.max(m.inside);
    m.inside
}

fn leave(museum: &Mutex<Museum>, group: u32) -> u32 {
    let mut m = museum.lock().unwrap();
    m.inside -= group;
    m.inside
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
