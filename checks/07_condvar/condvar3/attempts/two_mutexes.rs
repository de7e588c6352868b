//@ deadlock check=the_player_sees_the_last_part
// The count has one lock, and the player sleeps with another: the change can come in between.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

/// A download in several parts, which arrive in any order.
struct Download {
    missing: Mutex<u32>,
    changed: Condvar,
    waiting: Mutex<()>,
}

impl Download {
    fn new(parts: u32) -> Download {
        Download {
            missing: Mutex::new(parts),
            changed: Condvar::new(),
            waiting: Mutex::new(()),
        }
    }

    /// One more part is there. Does not wait for anybody.
    fn part_arrived(&self) {
        *self.missing.lock().unwrap() -= 1;
        self.changed.notify_all();
    }

    /// Returns when all parts are there.
    fn wait(&self) {
        let mut waiting = self.waiting.lock().unwrap();
        while *self.missing.lock().unwrap() > 0 {
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
