//@ passed
// Who leaves hands the booth over to the first in the queue; so a booth for which somebody waits
// is never free.

use std::collections::VecDeque;
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex};
use std::thread;

struct Desk {
    free: usize,
    queue: VecDeque<Sender<()>>,
}
struct Studio {
    desk: Mutex<Desk>,
}
struct Leaves<'a>(&'a Studio);
impl Drop for Leaves<'_> {
    fn drop(&mut self) {
        let mut desk = self.0.desk.lock().unwrap();
        match desk.queue.pop_front() {
            Some(next) => next.send(()).unwrap(),
            None => desk.free += 1,
        }
    }
}
impl Studio {
    fn new(booths: usize) -> Studio {
        Studio {
            desk: Mutex::new(Desk {
                free: booths,
                queue: VecDeque::new(),
            }),
        }
    }
    fn record<R>(&self, sing: impl FnOnce() -> R) -> R {
        let mut desk = self.desk.lock().unwrap();
        if desk.free > 0 {
            desk.free -= 1;
            drop(desk);
        } else {
            let (sender, turn) = mpsc::channel();
            desk.queue.push_back(sender);
            drop(desk);
            turn.recv().unwrap();
        }
        let _leaves = Leaves(self);
        sing()
    }
}

fn main() {
    let studio = Arc::new(Studio::new(2));
    let singers = ["Ada", "Bob", "Cem", "Dee", "Eve"].map(|name| {
        let studio = Arc::clone(&studio);
        thread::spawn(move || {
            studio.record(|| {
                assert!(name != "Bob" && name != "Dee", "the voice of {name} breaks");
                println!("{name} has sung");
            })
        })
    });
    for singer in singers {
        let _ = singer.join(); // a panic in one thread is no reason to stop the others
    }
}
