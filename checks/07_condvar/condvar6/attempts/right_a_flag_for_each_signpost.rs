//@ passed
// Each signpost is an object of its own, and a new one is put up by the last to come.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Group {
    members: usize,
    next: Mutex<(usize, Arc<Signpost>)>,
}

#[derive(Default)]
struct Signpost {
    complete: Mutex<bool>,
    changed: Condvar,
}

impl Group {
    fn new(members: usize) -> Group {
        Group {
            members,
            next: Mutex::default(),
        }
    }

    /// A member has come to the next signpost. Returns when all of the group are there.
    fn meet(&self) {
        let mut next = self.next.lock().unwrap();
        let signpost = Arc::clone(&next.1);
        next.0 += 1;
        if next.0 == self.members {
            *next = (0, Arc::default());
            drop(next);
            *signpost.complete.lock().unwrap() = true;
            signpost.changed.notify_all();
        } else {
            drop(next);
            let complete = signpost.complete.lock().unwrap();
            drop(
                signpost
                    .changed
                    .wait_while(complete, |complete| !*complete)
                    .unwrap(),
            );
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
