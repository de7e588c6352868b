//@ deadlock check=three_hikers_meet_twice
// One is woken, and wakes the next. But a notification may reach somebody quick, who sleeps at the
// next signpost already.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Tour {
    arrived: usize,
    passed: usize,
}
struct Group {
    members: usize,
    tour: Mutex<Tour>,
    all_here: Condvar,
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

    fn meet(&self) {
        let mut tour = self.tour.lock().unwrap();
        tour.arrived += 1;
        if tour.arrived == self.members {
            tour.arrived = 0;
            tour.passed += 1;
        } else {
            let passed = tour.passed;
            while tour.passed == passed {
                tour = self.all_here.wait(tour).unwrap();
            }
        }
        self.all_here.notify_one();
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
