//@ deadlock check=everybody_who_waits_sees_the_last_part threads=main,player
// Parks, and registers before it looks. But there is room for one name only.

use std::sync::{Arc, Mutex};
use std::thread;
use std::thread::Thread;
use std::time::Duration;

/// A download in several parts, which arrive in any order.
struct Download {
    missing: Mutex<u32>,
    player: Mutex<Option<Thread>>,
}

impl Download {
    fn new(parts: u32) -> Download {
        Download {
            missing: Mutex::new(parts),
            player: Mutex::new(None),
        }
    }

    /// One more part is there. Does not wait for anybody.
    fn part_arrived(&self) {
        *self.missing.lock().unwrap() -= 1;
        if let Some(player) = &*self.player.lock().unwrap() {
            player.unpark();
        }
    }

    /// Returns when all parts are there.
    fn wait(&self) {
        *self.player.lock().unwrap() = Some(thread::current());
        while *self.missing.lock().unwrap() > 0 {
            thread::park();
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
