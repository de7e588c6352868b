//@ passed
// No condition variable: who comes early leaves a sender there, and sleeps at its receiver.

use std::sync::{Arc, Mutex, mpsc};
use std::thread;

struct Group {
    members: usize,
    sleepers: Mutex<Vec<mpsc::Sender<()>>>,
}
impl Group {
    fn new(members: usize) -> Group {
        Group {
            members,
            sleepers: Mutex::new(Vec::new()),
        }
    }
    fn meet(&self) {
        let mut sleepers = self.sleepers.lock().unwrap();
        if sleepers.len() + 1 == self.members {
            for sleeper in sleepers.drain(..) {
                sleeper.send(()).unwrap();
            }
        } else {
            let (sender, receiver) = mpsc::channel();
            sleepers.push(sender);
            drop(sleepers);
            receiver.recv().unwrap();
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
