//@ failed-check check=one_change_at_a_time
// Holds off the readers, and not those who change as well: the change is made to a copy, in a lock of its own.

use std::sync::{Arc, Mutex, RwLock};
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
    gate: RwLock<()>,
    trains: Mutex<Vec<Train>>,
}

impl Board {
    fn new(trains: Vec<Train>) -> Board {
        Board {
            gate: RwLock::new(()),
            trains: Mutex::new(trains),
        }
    }

    /// Shows the trains to somebody who reads.
    fn read<T>(&self, reads: impl FnOnce(&[Train]) -> T) -> T {
        let _reads = self.gate.read().unwrap();
        let trains = self.trains.lock().unwrap();
        let shown: Vec<Train> = trains
            .iter()
            .map(|train| Train {
                to: train.to.clone(),
                track: train.track,
            })
            .collect();
        drop(trains);
        reads(&shown)
    }

    /// Lets somebody change the board.
    fn change(&self, changes: impl FnOnce(&mut Vec<Train>)) {
        let mut copy: Vec<Train> = self.trains.lock().unwrap().drain(..).collect();
        let _writes = self.gate.write().unwrap();
        changes(&mut copy);
        *self.trains.lock().unwrap() = copy;
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
