//@ passed
// The last one to come stays until all have woken up, and nobody leaves before that.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Group {
    members: usize,
    state: Mutex<(usize, usize)>,
    changed: Condvar,
}
impl Group {
    fn new(members: usize) -> Group {
        Group {
            members,
            state: Mutex::new((0, 0)),
            changed: Condvar::new(),
        }
    }
    fn meet(&self) {
        let mut s = self.state.lock().unwrap();
        s.0 += 1;
        if s.0 == self.members {
            s.1 = self.members - 1;
            self.changed.notify_all();
            s = self.changed.wait_while(s, |s| s.1 > 0).unwrap();
            s.0 = 0;
            self.changed.notify_all();
        } else {
            s = self.changed.wait_while(s, |s| s.0 < self.members).unwrap();
            s.1 -= 1;
            self.changed.notify_all();
            drop(self.changed.wait_while(s, |s| s.0 >= self.members).unwrap());
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
