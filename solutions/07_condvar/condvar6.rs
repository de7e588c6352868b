// condvar6: the hiking group
//
// A sleeper looks at the condition some time after the notification, and until then others go on. So
// wait for something that stays true until the last sleeper has seen it. A number that counts the
// rounds (a *generation*) does: what was round 3 when you fell asleep will never be that again.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Group {
    members: usize,
    tour: Mutex<Tour>,
    all_here: Condvar,
}

struct Tour {
    /// How many have come to the signpost that is the next one.
    arrived: usize,
    /// How many signposts are behind the group. It only grows.
    passed: usize,
}

impl Group {
    fn new(members: usize) -> Group {
        Group {
            members,
            tour: Mutex::new(Tour {
                arrived: 0,
                passed: 0,
            }),
            all_here: Condvar::new(),
        }
    }

    /// A member has come to the next signpost. Returns when all of the group are there.
    fn meet(&self) {
        let mut tour = self.tour.lock().unwrap();
        tour.arrived += 1;
        if tour.arrived == self.members {
            tour.arrived = 0; // nobody is at the next signpost yet
            tour.passed += 1;
            self.all_here.notify_all();
        } else {
            // Not the number of those who are here, which changes as soon as somebody quick is at
            // the next signpost: that this one was passed is true from then on, for every sleeper.
            let passed = tour.passed;
            while tour.passed == passed {
                tour = self.all_here.wait(tour).unwrap();
            }
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
