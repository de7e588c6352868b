//@ failed-check check=a_door_sleeps_until_its_museum_is_free
// Tries, and sleeps for a second when the museum is locked, whenever it may be free again.

use std::sync::{Arc, Mutex};
use std::thread;

/// The two numbers of a museum.
struct Museum {
    inside: u32,
    most: u32,
}

fn enter(museum: &Mutex<Museum>, group: u32) -> u32 {
    loop {
        if let Ok(mut m) = museum.try_lock() {
            m.inside += group;
            m.most = m.most.max(m.inside);
            return m.inside;
        }
        thread::park_timeout(std::time::Duration::from_secs(1));
    }
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
