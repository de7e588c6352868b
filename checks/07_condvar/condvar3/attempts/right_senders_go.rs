//@ passed
// Each part takes a sender away; when the last one is gone, the channel is closed.

use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

/// A download in several parts, which arrive in any order.
struct Download {
    open: Mutex<Vec<mpsc::Sender<()>>>,
    closed: Mutex<mpsc::Receiver<()>>,
}

impl Download {
    fn new(parts: u32) -> Download {
        let (sender, closed) = mpsc::channel();
        let open = (0..parts).map(|_| sender.clone()).collect();
        Download {
            open: Mutex::new(open),
            closed: Mutex::new(closed),
        }
    }

    /// One more part is there. Does not wait for anybody.
    fn part_arrived(&self) {
        let mine = self.open.lock().unwrap().pop();
        drop(mine);
    }

    /// Returns when all parts are there.
    fn wait(&self) {
        let closed = self.closed.lock().unwrap();
        assert!(closed.recv().is_err());
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
