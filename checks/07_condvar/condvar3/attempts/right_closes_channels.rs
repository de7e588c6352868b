//@ passed
// Each who waits has a channel on which nothing is ever sent; the last part closes them all.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

/// A download in several parts, which arrive in any order.
struct Download {
    state: Mutex<(u32, Vec<mpsc::Sender<Infallible>>)>,
}

impl Download {
    fn new(parts: u32) -> Download {
        Download {
            state: Mutex::new((parts, Vec::new())),
        }
    }

    /// One more part is there. Does not wait for anybody.
    fn part_arrived(&self) {
        let mut state = self.state.lock().unwrap();
        state.0 -= 1;
        if state.0 == 0 {
            state.1.clear();
        }
    }

    /// Returns when all parts are there.
    fn wait(&self) {
        let (sender, receiver) = mpsc::channel();
        {
            let mut state = self.state.lock().unwrap();
            if state.0 == 0 {
                return;
            }
            state.1.push(sender);
        }
        let closed = receiver.recv();
        assert!(closed.is_err());
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
