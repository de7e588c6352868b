//@ failed-check check=who_waits_for_the_atlas_sleeps
// Who asks the service waits for the others, and who reads tries again and again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, RwLock};
use std::thread;
use std::time::Duration;

/// Kilometres to the east and to the north.
type Position = (i32, i32);

/// An atlas that grows with what is asked.
struct Atlas {
    places: RwLock<HashMap<String, Position>>,
    service: Mutex<()>,
}

impl Atlas {
    fn new() -> Atlas {
        Atlas {
            places: RwLock::new(HashMap::new()),
            service: Mutex::new(()),
        }
    }

    /// Where this place is. `ask` asks the service, and costs a euro.
    fn find(&self, place: &str, ask: impl FnOnce(&str) -> Position) -> Position {
        self.known(place).unwrap_or_else(|| {
            let _turn = self.service.lock().unwrap_or_else(|e| e.into_inner());
            self.known(place).unwrap_or_else(|| {
                let position = ask(place);
                let mut places = self.places.write().unwrap();
                places.insert(place.into(), position);
                position
            })
        })
    }

    fn known(&self, place: &str) -> Option<Position> {
        loop {
            if let Ok(places) = self.places.try_read() {
                return places.get(place).copied();
            }
            thread::yield_now();
        }
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
