//@ race check=two_people_want_the_last_place
// Looks again just before it acts. There is less time in between, but there is some.

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

    fn is_full(&self) -> bool {
        self.names.lock().unwrap().len() >= self.places
    }

    fn has(&self, name: &str) -> bool {
        self.names.lock().unwrap().iter().any(|other| other == name)
    }

    /// Puts `name` on the list, if it is not there yet and there is a place. Says whether it did.
    fn sign_up(&self, name: &str) -> bool {
        if self.is_full() || self.has(name) {
            return false;
        }
        if self.is_full() || self.has(name) {
            return false;
        }
        self.names.lock().unwrap().push(name.to_owned());
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
