//@ deadlock check=two_hikers_meet_twice
// The number goes back when all have left. The quick one is back before that, and is counted in.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Group {
    members: usize,
    // How many have come, and how many have left.
    state: Mutex<(usize, usize)>,
    all_here: Condvar,
}

impl Group {
    fn new(members: usize) -> Group {
        Group {
            members,
            state: Mutex::new((0, 0)),
            all_here: Condvar::new(),
        }
    }

    /// A member has come to the next signpost. Returns when all of the group are there.
    fn meet(&self) {
        let mut state = self.state.lock().unwrap();
        state.0 += 1;
        while state.0 < self.members {
            state = self.all_here.wait(state).unwrap();
        }
        state.1 += 1;
        if state.1 == self.members {
            *state = (0, 0);
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
