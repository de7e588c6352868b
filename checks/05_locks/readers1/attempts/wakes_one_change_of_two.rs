//@ deadlock check=two_changes_wait_for_one_reader
// Wakes one of those who wait for the last reader, and that one wakes nobody.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

/// A line on the board.
struct Train {
    to: String,
    track: u32,
}

/// The departure board of a station.
struct Board {
    // TODO: which lock can tell those who read from those who write?
    trains: Mutex<Arc<Vec<Train>>>,
    nobody_reads: Condvar,
}

impl Board {
    fn new(trains: Vec<Train>) -> Board {
        Board {
            trains: Mutex::new(Arc::new(trains)),
            nobody_reads: Condvar::new(),
        }
    }

    /// Shows the trains to somebody who reads.
    fn read<T>(&self, reads: impl FnOnce(&[Train]) -> T) -> T {
        let trains = Reader(Some(Arc::clone(&self.trains.lock().unwrap())), self);
        reads(trains.0.as_ref().unwrap())
    }

    /// Lets somebody change the board.
    fn change(&self, changes: impl FnOnce(&mut Vec<Train>)) {
        let trains = self.trains.lock().unwrap();
        let mut trains = self
            .nobody_reads
            .wait_while(trains, |trains| Arc::get_mut(trains).is_none())
            .unwrap();
        changes(Arc::get_mut(&mut trains).unwrap());
    }
}

struct Reader<'a>(Option<Arc<Vec<Train>>>, &'a Board);

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        // Under the lock, so that nobody looks between the last look and the sleep.
        let lock = self.1.trains.lock();
        self.0 = None;
        self.1.nobody_reads.notify_one();
        drop(lock);
    }
}

fn main() {
    let to = String::from("Aarau");
    let board = Arc::new(Board::new(vec![Train { to, track: 3 }]));
    let people = ["Kim", "Lou"].map(|name| {
        let board = Arc::clone(&board);
        thread::spawn(move || {
            board.read(|trains| {
                println!("{name} begins to read");
                thread::sleep(Duration::from_millis(50)); // without glasses it takes long
                println!("{name}: to {} on track {}", trains[0].to, trains[0].track);
            });
        })
    });
    for person in people {
        person.join().unwrap();
    }
    board.change(|trains| trains[0].track = 7);
    board.read(|trains| println!("now on track {}", trains[0].track));
}
