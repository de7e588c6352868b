//@ race check=two_drivers_ask_for_one_place
// Looks twice, and both times with a guard that is gone when it asks.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use std::thread;
use std::time::Duration;

/// Kilometres to the east and to the north.
type Position = (i32, i32);

/// An atlas that grows with what is asked.
struct Atlas {
    places: RwLock<HashMap<String, Position>>,
}

impl Atlas {
    fn new() -> Atlas {
        Atlas {
            places: RwLock::new(HashMap::new()),
        }
    }

    /// Where this place is. `ask` asks the service, and costs a euro.
    fn find(&self, place: &str, ask: impl FnOnce(&str) -> Position) -> Position {
        let known = self.places.read().unwrap().get(place).copied();
        if let Some(position) = known {
            return position;
        }
        let known = self.places.read().unwrap().get(place).copied();
        if let Some(position) = known {
            return position;
        }

        let mut places = self.places.write().unwrap();
        let position = ask(place);
        places.insert(place.to_owned(), position);
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
