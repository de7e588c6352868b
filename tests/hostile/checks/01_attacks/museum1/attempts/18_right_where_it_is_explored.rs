//@ race
// One way for the explorer, another one for real threads.
use std::sync::{Arc, Mutex};
use std::thread;

/// The two numbers of a museum.
struct Museum {
    inside: u32,
    most: u32,
}

#[cfg(interleave)]
mod right {
    use super::*;
    /// A group comes in. Returns how many visitors are inside then.
    pub fn enter(museum: &Mutex<Museum>, group: u32) -> u32 {
        // One guard for the whole change. `+=` reads and writes, and nobody else can in between.
        let mut museum = museum.lock().unwrap();
        museum.inside += group;
        museum.most = museum.most.max(museum.inside);
        // Still under the same guard: a second lock might find what another door has written.
        museum.inside
    }
    
    /// A group goes out. Returns how many visitors are inside then.
    pub fn leave(museum: &Mutex<Museum>, group: u32) -> u32 {
        let mut museum = museum.lock().unwrap();
        museum.inside -= group;
        museum.inside
    }
}
#[cfg(interleave)]
use right::{enter, leave};

#[cfg(not(interleave))]
mod wrong {
    use super::*;
    pub fn enter(museum: &Mutex<Museum>, group: u32) -> u32 {
        let inside = museum.lock().unwrap().inside + group;
        let mut museum = museum.lock().unwrap();
        museum.inside = inside;
        museum.most = museum.most.max(inside);
        inside
    }
    
    pub fn leave(museum: &Mutex<Museum>, group: u32) -> u32 {
        let inside = museum.lock().unwrap().inside - group;
        museum.lock().unwrap().inside = inside;
        inside
    }
}
#[cfg(not(interleave))]
use wrong::{enter, leave};

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
