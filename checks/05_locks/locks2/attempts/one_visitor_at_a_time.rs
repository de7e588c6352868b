//@ race check=a_group_comes_in_while_another_goes_out
// Each visitor goes out under a guard of their own: the group does not go out in one step.

use std::sync::{Arc, Mutex};
use std::thread;

/// The two numbers of a museum.
struct Museum {
    inside: u32,
    most: u32,
}

fn enter(museum: &Mutex<Museum>, group: u32) -> u32 {
    let mut m = museum.lock().unwrap();
    for _ in 0..group {
        m.inside += 1;
    }
    m.most = m.most.max(m.inside);
    m.inside
}

fn leave(museum: &Mutex<Museum>, group: u32) -> u32 {
    let mut now = 0;
    for _ in 0..group {
        let mut m = museum.lock().unwrap();
        m.inside -= 1;
        now = m.inside;
    }
    now
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
