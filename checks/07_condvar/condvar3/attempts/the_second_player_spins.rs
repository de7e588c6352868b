//@ failed-check check=the_players_sleep_until_the_last_part_is_there
// The first player receives, and the second one asks again and again whether it is done.

use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

/// A download in several parts, which arrive in any order.
struct Download {
    parts: u32,
    arrived: mpsc::Sender<()>,
    seen: Mutex<(u32, mpsc::Receiver<()>)>,
}

impl Download {
    fn new(parts: u32) -> Download {
        let (arrived, inbox) = mpsc::channel();
        Download {
            parts,
            arrived,
            seen: Mutex::new((0, inbox)),
        }
    }

    /// One more part is there. Does not wait for anybody.
    fn part_arrived(&self) {
        self.arrived.send(()).unwrap();
    }

    /// Returns when all parts are there.
    fn wait(&self) {
        let mut seen = loop {
            match self.seen.try_lock() {
                Ok(seen) => break seen,
                Err(_) => thread::yield_now(),
            }
        };
        while seen.0 < self.parts {
            seen.1.recv().unwrap();
            seen.0 += 1;
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
