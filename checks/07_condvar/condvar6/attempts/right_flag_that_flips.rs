//@ passed
// Odd and even signposts: nobody can be two ahead, so two sides are enough.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Group {
    members: usize,
    tour: Mutex<(usize, bool)>,
    all_here: Condvar,
}

impl Group {
    fn new(members: usize) -> Group {
        Group {
            members,
            tour: Mutex::new((0, false)),
            all_here: Condvar::new(),
        }
    }

    /// A member has come to the next signpost. Returns when all of the group are there.
    fn meet(&self) {
        let mut tour = self.tour.lock().unwrap();
        tour.0 += 1;
        let side = tour.1;
        if tour.0 == self.members {
            *tour = (0, !side);
            self.all_here.notify_all();
        }
        drop(
            self.all_here
                .wait_while(tour, |tour| tour.1 == side)
                .unwrap(),
        );
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
