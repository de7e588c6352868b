//@ passed
// Who is quick waits before the next signpost until the last one has left this one.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Group {
    members: usize,
    tour: Mutex<Tour>,
    changed: Condvar,
}

#[derive(Default)]
struct Tour {
    here: usize,
    leaving: bool,
}

impl Group {
    fn new(members: usize) -> Group {
        Group {
            members,
            tour: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    /// A member has come to the next signpost. Returns when all of the group are there.
    fn meet(&self) {
        let tour = self.tour.lock().unwrap();
        let mut tour = self.changed.wait_while(tour, |tour| tour.leaving).unwrap();
        tour.here += 1;
        if tour.here == self.members {
            tour.leaving = true;
            self.changed.notify_all();
        }
        let mut tour = self.changed.wait_while(tour, |tour| !tour.leaving).unwrap();
        tour.here -= 1;
        if tour.here == 0 {
            tour.leaving = false;
            self.changed.notify_all();
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
