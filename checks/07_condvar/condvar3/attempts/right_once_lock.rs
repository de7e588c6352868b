//@ passed
// A latch of the standard library: who waits sleeps until it is set, and it stays set.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

/// A download in several parts, which arrive in any order.
struct Download {
    parts: u32,
    arrived: AtomicU32,
    complete: OnceLock<()>,
}

impl Download {
    fn new(parts: u32) -> Download {
        Download {
            parts,
            arrived: AtomicU32::new(0),
            complete: OnceLock::new(),
        }
    }

    /// One more part is there. Does not wait for anybody.
    fn part_arrived(&self) {
        if self.arrived.fetch_add(1, Ordering::SeqCst) + 1 == self.parts {
            self.complete.set(()).unwrap();
        }
    }

    /// Returns when all parts are there.
    fn wait(&self) {
        self.complete.wait();
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
