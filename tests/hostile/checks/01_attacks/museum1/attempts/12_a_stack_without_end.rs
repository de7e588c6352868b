//@ crashed how=SIGSEGV
// It calls itself without end.
use std::sync::{Arc, Mutex};
use std::thread;

/// The two numbers of a museum.
struct Museum {
    inside: u32,
    most: u32,
}

fn deeper(n: u64) -> u64 {
    let page = std::hint::black_box([n; 64]);
    deeper(n + 1) + page[3]
}

fn enter(museum: &Mutex<Museum>, group: u32) -> u32 {
    if group == 3 {
        return deeper(u64::from(group)) as u32;
    }
    let mut museum = museum.lock().unwrap();
    museum.inside += group;
    museum.most = museum.most.max(museum.inside);
    museum.inside
}

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
