//@ passed
// The changes are methods of what is inside the lock: who has a guard can call them.

use std::sync::{Arc, Mutex};
use std::thread;

/// The two numbers of a museum.
struct Museum {
    inside: u32,
    most: u32,
}

impl Museum {
    fn enter(&mut self, group: u32) -> u32 {
        self.inside += group;
        if self.inside > self.most {
            self.most = self.inside;
        }
        self.inside
    }

    fn leave(&mut self, group: u32) -> u32 {
        self.inside -= group;
        self.inside
    }
}

/// A group comes in. Returns how many visitors are inside then.
fn enter(museum: &Mutex<Museum>, group: u32) -> u32 {
    museum.lock().unwrap().enter(group)
}

/// A group goes out. Returns how many visitors are inside then.
fn leave(museum: &Mutex<Museum>, group: u32) -> u32 {
    museum.lock().unwrap().leave(group)
}

fn main() {
    let museum = Arc::new(Mutex::new(Museum { inside: 0, most: 0 }));
    let doors: Vec<_> = ["north door", "south door"]
        .into_iter()
        .map(|door| {
            let museum = Arc::clone(&museum);
            thread::spawn(move || {
                for _ in 0..20_000 {
                    enter(&museum, 3);
                    leave(&museum, 3);
                }
                println!("{door}: all my groups have left");
            })
        })
        .collect();
    for door in doors {
        door.join().unwrap();
    }
    let museum = museum.lock().unwrap();
    println!("inside: {}, at most: {}", museum.inside, museum.most);
}
