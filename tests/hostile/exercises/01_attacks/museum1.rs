// museum1: the museum
//
// A museum has several doors, one thread for each. A door says when a group comes in or goes out,
// and learns how many visitors are inside then. The museum keeps that number, and how many there
// were at most. Whoever looks at them finds two numbers that belong together.
//
// What is wrong: "In the evening everybody has left, and the museum says that somebody is inside;
// or a door panics, because more have left than were there. But I never touch a number without
// the lock!"
//
// You may edit the bodies of enter and leave. Museum, its fields and the signatures stay as they
// are. A door that has to wait for the museum sleeps, and one museum does not wait for another.

use std::sync::{Arc, Mutex};
use std::thread;

/// The two numbers of a museum.
struct Museum {
    inside: u32,
    most: u32,
}

/// A group comes in. Returns how many visitors are inside then.
fn enter(museum: &Mutex<Museum>, group: u32) -> u32 {
    // TODO: what may happen at the other door between one `lock` and the next?
    let before = museum.lock().unwrap().inside;
    let inside = before + group;
    museum.lock().unwrap().inside = inside;
    if inside > museum.lock().unwrap().most {
        museum.lock().unwrap().most = inside;
    }
    inside
}

/// A group goes out. Returns how many visitors are inside then.
fn leave(museum: &Mutex<Museum>, group: u32) -> u32 {
    // TODO: and here?
    let before = museum.lock().unwrap().inside;
    let inside = before - group;
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
