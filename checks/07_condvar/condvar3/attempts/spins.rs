//@ failed-check check=a_player_sleeps_until_there_is_something_to_see
// No condition variable, no lost notification, and one core less.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

/// A download in several parts, which arrive in any order.
struct Download {
    parts: u32,
    arrived: AtomicU32,
}

impl Download {
    fn new(parts: u32) -> Download {
        Download {
            parts,
            arrived: AtomicU32::new(0),
        }
    }

    /// One more part is there. Does not wait for anybody.
    fn part_arrived(&self) {
        self.arrived.fetch_add(1, Ordering::SeqCst);
    }

    /// Returns when all parts are there.
    fn wait(&self) {
        while self.arrived.load(Ordering::SeqCst) < self.parts {
            thread::yield_now();
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
