//@ race check=another_group_is_not_ours
// The round is counted in a static: what one group has passed, all have.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

static PASSED: AtomicUsize = AtomicUsize::new(0);
struct Group {
    members: usize,
    arrived: Mutex<usize>,
    all_here: Condvar,
}
impl Group {
    fn new(members: usize) -> Group {
        Group {
            members,
            arrived: Mutex::default(),
            all_here: Condvar::new(),
        }
    }
    fn meet(&self) {
        let mut arrived = self.arrived.lock().unwrap();
        *arrived += 1;
        if *arrived == self.members {
            *arrived = 0;
            PASSED.fetch_add(1, Ordering::SeqCst);
            self.all_here.notify_all();
        } else {
            let passed = PASSED.load(Ordering::SeqCst);
            while PASSED.load(Ordering::SeqCst) == passed {
                arrived = self.all_here.wait(arrived).unwrap();
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
