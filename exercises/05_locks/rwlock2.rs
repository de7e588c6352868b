// rwlock2: where is Xanten?
//
// Drivers, one thread for each, ask an atlas where a place is. What it knows it says at once, and
// those who ask for known places do not wait for each other. For a new place it asks a map service,
// which wants a euro for each question: so it asks once for each place, and keeps the answer.
//
// What is wrong: "The bill says that I have asked for Xanten twice. But I look it up first! And I
// hold no lock while the service takes its time, as one should."
//
// You may edit the body of find, and add functions and fields to Atlas. `places` stays as it is.
// Who has to wait sleeps. While one driver asks the service, the others may have to wait.

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
        // TODO: a moment ago nobody knew the place. Who else may have seen that, and do what now?
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
