//@ deadlock check=two_hikers_meet_twice
// The last one to come leaves a token for each of the others. Who is quick comes back, and takes
// one more.

use std::sync::{Arc, Mutex, mpsc};
use std::thread;

struct Group {
    members: usize,
    arrived: Mutex<usize>,
    sender: mpsc::Sender<()>,
    go: Mutex<mpsc::Receiver<()>>,
}
impl Group {
    fn new(members: usize) -> Group {
        let (sender, go) = mpsc::channel();
        Group {
            members,
            arrived: Mutex::new(0),
            sender,
            go: Mutex::new(go),
        }
    }
    fn meet(&self) {
        let mut arrived = self.arrived.lock().unwrap();
        *arrived += 1;
        if *arrived == self.members {
            *arrived = 0;
            for _ in 1..self.members {
                self.sender.send(()).unwrap();
            }
            return;
        }
        drop(arrived);
        self.go.lock().unwrap().recv().unwrap();
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
