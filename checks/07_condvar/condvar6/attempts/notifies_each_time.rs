//@ deadlock check=two_hikers_meet_twice
// More notifications do not make the 0 last longer.

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
        *arrived += 1;
        if *arrived == self.members {
            *arrived = 0;
        } else {
            while *arrived != 0 {
                arrived = self.all_here.wait(arrived).unwrap();
            }
        }
        self.all_here.notify_all();
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
