//@ deadlock check=a_complete_download_lets_everybody_go_on
// Who has seen all parts counts them off, and nobody else sees them.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

/// A download in several parts, which arrive in any order.
struct Download {
    parts: u32,
    arrived: Mutex<u32>,
    changed: Condvar,
}

impl Download {
    fn new(parts: u32) -> Download {
        Download {
            parts,
            arrived: Mutex::new(0),
            changed: Condvar::new(),
        }
    }

    /// One more part is there. Does not wait for anybody.
    fn part_arrived(&self) {
        *self.arrived.lock().unwrap() += 1;
        self.changed.notify_all();
    }

    /// Returns when all parts are there.
    fn wait(&self) {
        let mut arrived = self.arrived.lock().unwrap();
        while *arrived < self.parts {
            arrived = self.changed.wait(arrived).unwrap();
        }
        *arrived -= self.parts;
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
