//@ passed
// A mutex for those who ask, so that the atlas is free meanwhile. Under it the second look may be a reading one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, RwLock};
use std::thread;
use std::time::Duration;

/// Kilometres to the east and to the north.
type Position = (i32, i32);

/// An atlas that grows with what is asked.
struct Atlas {
    places: RwLock<HashMap<String, Position>>,
    counter: Mutex<()>,
}

impl Atlas {
    fn new() -> Atlas {
        Atlas {
            places: RwLock::new(HashMap::new()),
            counter: Mutex::new(()),
        }
    }

    /// Where this place is. `ask` asks the service, and costs a euro.
    fn find(&self, place: &str, ask: impl FnOnce(&str) -> Position) -> Position {
        let known = self.places.read().unwrap().get(place).copied();
        if let Some(position) = known {
            return position;
        }

        let _counter = self.counter.lock().unwrap();
        let known = self.places.read().unwrap().get(place).copied();
        if let Some(position) = known {
            return position;
        }

        let position = ask(place);
        self.places
            .write()
            .unwrap()
            .insert(place.to_owned(), position);
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
