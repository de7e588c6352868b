//@ deadlock check=the_player_sees_the_last_part threads=main,player
// Notifies, and has a thread notify once more a little later. How much later is enough?

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

/// A download in several parts, which arrive in any order.
struct Download {
    parts: u32,
    state: Arc<(AtomicU32, Mutex<()>, Condvar)>,
}

impl Download {
    fn new(parts: u32) -> Download {
        Download {
            parts,
            state: Arc::new((AtomicU32::new(0), Mutex::new(()), Condvar::new())),
        }
    }

    /// One more part is there. Does not wait for anybody.
    fn part_arrived(&self) {
        self.state.0.fetch_add(1, Ordering::SeqCst);
        self.state.2.notify_all();
        let state = Arc::clone(&self.state);
        thread::spawn(move || {
            for _ in 0..1 {
                thread::sleep(Duration::from_millis(10));
                state.2.notify_all();
            }
        });
    }

    /// Returns when all parts are there.
    fn wait(&self) {
        let mut waiting = self.state.1.lock().unwrap();
        while self.state.0.load(Ordering::SeqCst) < self.parts {
            waiting = self.state.2.wait(waiting).unwrap();
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
