//@ passed
// The one of the standard library.

use std::sync::{Arc, Barrier};
use std::thread;

struct Group {
    barrier: Barrier,
}

impl Group {
    fn new(members: usize) -> Group {
        Group {
            barrier: Barrier::new(members),
        }
    }

    /// A member has come to the next signpost. Returns when all of the group are there.
    fn meet(&self) {
        self.barrier.wait();
    }
}

fn main() {
    let group = Arc::new(Group::new(3));
    let hikers = ["Ada", "Bea", "Cem"].map(|name| {
        let group = Arc::clone(&group);
        thread::spawn(move || {
            for signpost in 1..=1000 {
                group.meet();
                if signpost % 250 == 0 {
                    println!("{name} walks on from signpost {signpost}");
                }
            }
        })
    });
    for hiker in hikers {
        hiker.join().unwrap();
    }
}
