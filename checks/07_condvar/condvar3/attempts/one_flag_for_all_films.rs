//@ race check=each_film_counts_its_own_parts
// The last part sets a flag. It is the same flag for all films.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

static DONE: Mutex<bool> = Mutex::new(false);

/// A download in several parts, which arrive in any order.
struct Download {
    missing: Mutex<u32>,
    changed: Condvar,
}

impl Download {
    fn new(parts: u32) -> Download {
        Download {
            missing: Mutex::new(parts),
            changed: Condvar::new(),
        }
    }

    /// One more part is there. Does not wait for anybody.
    fn part_arrived(&self) {
        let mut missing = self.missing.lock().unwrap();
        *missing -= 1;
        if *missing == 0 {
            *DONE.lock().unwrap() = true;
        }
        self.changed.notify_all();
    }

    /// Returns when all parts are there.
    fn wait(&self) {
        let mut missing = self.missing.lock().unwrap();
        while *missing > 0 && !*DONE.lock().unwrap() {
            missing = self.changed.wait(missing).unwrap();
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
