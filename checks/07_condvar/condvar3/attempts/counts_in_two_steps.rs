//@ deadlock check=two_parts_arrive_at_once
// Locks for the notification. The count is read and written in two steps, and a part is lost.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

/// A download in several parts, which arrive in any order.
struct Download {
    parts: u32,
    arrived: AtomicU32,
    waiting: Mutex<()>,
    changed: Condvar,
}

impl Download {
    fn new(parts: u32) -> Download {
        Download {
            parts,
            arrived: AtomicU32::new(0),
            waiting: Mutex::new(()),
            changed: Condvar::new(),
        }
    }

    /// One more part is there. Does not wait for anybody.
    fn part_arrived(&self) {
        let arrived = self.arrived.load(Ordering::SeqCst);
        self.arrived.store(arrived + 1, Ordering::SeqCst);
        let _waiting = self.waiting.lock().unwrap();
        self.changed.notify_all();
    }

    /// Returns when all parts are there.
    fn wait(&self) {
        let mut waiting = self.waiting.lock().unwrap();
        while self.arrived.load(Ordering::SeqCst) < self.parts {
            waiting = self.changed.wait(waiting).unwrap();
        }
    }
}

fn main() {
    let film = Arc::new(Download::new(3));
    let connections = [1, 2, 3].map(|part| {
        let film = Arc::clone(&film);
        thread::spawn(move || {
            thread::sleep(Duration::from_millis(20 * part));
            println!("part {part} has arrived");
            film.part_arrived();
        })
    });
    film.wait();
    println!("all parts are there: the film begins");
    for connection in connections {
        connection.join().unwrap();
    }
}
