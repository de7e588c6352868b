//@ race
// Where it is explored it does not compile.
use std::sync::{Arc, Mutex};
use std::thread;

/// The two numbers of a museum.
struct Museum {
    inside: u32,
    most: u32,
}

#[cfg(interleave)]
compile_error!("not here");

fn enter(museum: &Mutex<Museum>, group: u32) -> u32 {
    let inside = museum.lock().unwrap().inside + group;
    let mut museum = museum.lock().unwrap();
    museum.inside = inside;
    museum.most = museum.most.max(inside);
    inside
}

fn leave(museum: &Mutex<Museum>, group: u32) -> u32 {
    let inside = museum.lock().unwrap().inside - group;
    museum.lock().unwrap().inside = inside;
    inside
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
