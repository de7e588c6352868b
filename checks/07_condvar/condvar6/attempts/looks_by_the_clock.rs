//@ failed-check check=who_comes_early_sleeps
// The generation is right. Nobody is told; everybody looks every few milliseconds.

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
        let passed = tour.passed;
        if tour.arrived == self.members {
            tour.arrived = 0;
            tour.passed += 1;
            return;
        }
        while tour.passed == passed {
            let nap = std::time::Duration::from_millis(5);
            tour = self.all_here.wait_timeout(tour, nap).unwrap().0;
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
