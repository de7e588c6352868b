//@ race check=one_person_asks_at_two_counters
// The places are counted and given away in one step. Whether the name is there was asked before.

use std::sync::{Arc, Mutex};
use std::thread;

/// A course with a number of places, and the names of those who have one.
struct Course {
    places: usize,
    names: Mutex<Vec<String>>,
}

impl Course {
    fn new(places: usize) -> Course {
        Course {
            places,
            names: Mutex::new(Vec::new()),
        }
    }

    /// Puts `name` on the list, if it is not there yet and there is a place. Says whether it did.
    fn sign_up(&self, name: &str) -> bool {
        if self.names().iter().any(|other| other == name) {
            return false;
        }
        let mut names = self.names.lock().unwrap();
        if names.len() >= self.places {
            return false;
        }
        names.push(name.to_owned());
        true
    }

    /// The names on the list, in the order in which they came.
    fn names(&self) -> Vec<String> {
        self.names.lock().unwrap().clone()
    }
}

fn main() {
    let course = Arc::new(Course::new(1));
    let left = thread::spawn({
        let course = Arc::clone(&course);
        move || course.sign_up("Ada")
    });
    let bob = course.sign_up("Bob");
    println!("Ada: {}, Bob: {bob}", left.join().unwrap());
    println!("one place, and on the list: {:?}", course.names());
}
