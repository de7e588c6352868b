//@ deadlock check=the_player_sees_the_last_part threads=main,player
// `try_lock`, so as not to wait for the player. It fails just when the lock was needed.

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
        self.arrived.fetch_add(1, Ordering::SeqCst);
        let _waiting = self.waiting.try_lock();
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
