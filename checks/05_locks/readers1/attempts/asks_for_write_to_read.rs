//@ failed-check check=three_people_read_at_the_same_time
// The right lock, and the wrong question.

use std::sync::{Arc, RwLock};
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
    trains: RwLock<Vec<Train>>,
}

impl Board {
    fn new(trains: Vec<Train>) -> Board {
        Board {
            trains: RwLock::new(trains),
        }
    }

    /// Shows the trains to somebody who reads.
    fn read<T>(&self, reads: impl FnOnce(&[Train]) -> T) -> T {
        let trains = self.trains.write().unwrap();
        reads(&trains)
    }

    /// Lets somebody change the board.
    fn change(&self, changes: impl FnOnce(&mut Vec<Train>)) {
        let mut trains = self.trains.write().unwrap();
        changes(&mut trains);
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
