//@ passed
// Arrivals are numbered for ever, so the number says at which signpost one is, and what to wait
// for.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Group {
    members: usize,
    arrived: Mutex<usize>,
    all_here: Condvar,
}

impl Group {
    fn new(members: usize) -> Group {
        Group {
            members,
            arrived: Mutex::new(0),
            all_here: Condvar::new(),
        }
    }

    /// A member has come to the next signpost. Returns when all of the group are there.
    fn meet(&self) {
        let mut arrived = self.arrived.lock().unwrap();
        let signpost = *arrived / self.members;
        *arrived += 1;
        self.all_here.notify_all();
        while *arrived < (signpost + 1) * self.members {
            arrived = self.all_here.wait(arrived).unwrap();
        }
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
