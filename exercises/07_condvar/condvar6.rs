// condvar6: the hiking group
//
// A group hikes from signpost to signpost. Everybody walks at their own pace, each in a thread, and
// at every signpost they meet: whoever comes early sleeps there until all have come. Then all of
// them walk on, to the next one, where they meet again. Nobody comes to a signpost twice, or leaves
// one before all are there.
//
// What is wrong: "At the first signpost all goes well. But sooner or later on a tour, one of them
// sleeps on there, while the others are at the next one and wait. I look in a loop, under the lock,
// and I wake them all!"
//
// You may edit Group: its fields, and the bodies of its functions. Names and signatures stay as they
// are.

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
            *arrived = 0; // nobody is at the next signpost yet
            self.all_here.notify_all();
        } else {
            // TODO: they are woken when this is 0. For how long does it stay 0?
            while *arrived != 0 {
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
