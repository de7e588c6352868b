//@ passed
// Parts are messages; who waits takes them in. The last owner of the receiver finds what is left.

use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// A download in several parts, which arrive in any order.
struct Download {
    part: Sender<()>,
    /// How many parts have not been taken in, and where they come from.
    parts: Mutex<(u32, Receiver<()>)>,
}

impl Download {
    fn new(parts: u32) -> Download {
        let (part, arrived) = mpsc::channel();
        Download {
            part,
            parts: Mutex::new((parts, arrived)),
        }
    }

    /// One more part is there. Does not wait for anybody.
    fn part_arrived(&self) {
        let _ = self.part.send(());
    }

    /// Returns when all parts are there.
    fn wait(&self) {
        let mut parts = self.parts.lock().unwrap();
        while parts.0 > 0 {
            parts.1.recv().unwrap();
            parts.0 -= 1;
        }
    }
}

fn main() {
    let film = Arc::new(Download::new(3));
    let player = thread::spawn({
        let film = Arc::clone(&film);
        move || {
            film.wait();
            println!("all parts are there: the film begins");
        }
    });
    let connections: Vec<_> = (1..=3)
        .map(|part| {
            let film = Arc::clone(&film);
            thread::spawn(move || {
                thread::sleep(Duration::from_millis(20 * part));
                println!("part {part} has arrived");
                film.part_arrived();
            })
        })
        .collect();
    for connection in connections {
        connection.join().unwrap();
    }
    player.join().unwrap();
}
