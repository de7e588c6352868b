// rwlock2: where is Xanten?
//
// Between the read guard and the write guard nobody holds anything, and the write guard may have
// had to wait for somebody who asked for the very same place. So under the write guard, where
// nobody can change anything any more, the first thing is to look again.

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
        let mut places = self.places.write().unwrap();
        // `entry` looks again, under the same guard that the answer needs. The service is asked
        // under it as well: that keeps others waiting, and is what keeps them from asking, too.
        *places.entry(place.to_owned()).or_insert_with(|| ask(place))
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
