//@ passed
// A lock of its own: a number of readers, and a condition variable. The last reader lets the change in.

use std::cell::UnsafeCell;
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
    trains: UnsafeCell<Vec<Train>>,
    readers: Mutex<u32>,
    left: Condvar,
}

// SAFETY: the trains are shared only as `read` and `change` say.
unsafe impl Sync for Board {}

impl Board {
    fn new(trains: Vec<Train>) -> Board {
        Board {
            trains: UnsafeCell::new(trains),
            readers: Mutex::new(0),
            left: Condvar::new(),
        }
    }

    /// Shows the trains to somebody who reads.
    fn read<T>(&self, reads: impl FnOnce(&[Train]) -> T) -> T {
        struct Reads<'a>(&'a Board);
        impl Drop for Reads<'_> {
            fn drop(&mut self) {
                *self.0.readers.lock().unwrap() -= 1;
                self.0.left.notify_all();
            }
        }
        *self.readers.lock().unwrap() += 1;
        let _reads = Reads(self);
        // SAFETY: as long as the number of readers is not 0 nobody changes the trains.
        reads(unsafe { &*self.trains.get() })
    }

    /// Lets somebody change the board.
    fn change(&self, changes: impl FnOnce(&mut Vec<Train>)) {
        let _none = self
            .left
            .wait_while(self.readers.lock().unwrap(), |readers| *readers > 0)
            .unwrap();
        // SAFETY: nobody reads, and nobody can begin to while this guard lives.
        changes(unsafe { &mut *self.trains.get() });
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
