//@ passed
// A list of places that are being asked for, and a condition variable for those who find one there.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Condvar, Mutex, RwLock};
use std::thread;
use std::time::Duration;

/// Kilometres to the east and to the north.
type Position = (i32, i32);

/// An atlas that grows with what is asked.
struct Atlas {
    places: RwLock<HashMap<String, Position>>,
    asked: Mutex<HashSet<String>>,
    answered: Condvar,
}

impl Atlas {
    fn new() -> Atlas {
        Atlas {
            places: RwLock::new(HashMap::new()),
            asked: Mutex::new(HashSet::new()),
            answered: Condvar::new(),
        }
    }

    /// Where this place is. `ask` asks the service, and costs a euro.
    fn find(&self, place: &str, ask: impl FnOnce(&str) -> Position) -> Position {
        let mut asked = self.asked.lock().unwrap();
        loop {
            if let Some(position) = self.places.read().unwrap().get(place) {
                return *position;
            }
            if asked.insert(place.to_owned()) {
                break;
            }
            asked = self.answered.wait(asked).unwrap();
        }
        drop(asked);
        let position = ask(place);
        self.places
            .write()
            .unwrap()
            .insert(place.to_owned(), position);
        self.asked.lock().unwrap().remove(place);
        self.answered.notify_all();
        position
    }
}

fn main() {
    let atlas = Arc::new(Atlas::new());
    let drivers = ["red car", "blue car"].map(|driver| {
        let atlas = Arc::clone(&atlas);
        thread::spawn(move || {
            let position = atlas.find("Xanten", |place| {
                println!("{driver} asks for {place}: one euro, please");
                thread::sleep(Duration::from_millis(20)); // the service is far away
                (3, 58)
            });
            println!("{driver} goes to {position:?}");
        })
    });
    for driver in drivers {
        driver.join().unwrap();
    }
}
