//@ race check=two_people_want_the_last_place
// An RwLock, for most only look. Between reading and writing it is unlocked, as any other.

use std::sync::{Arc, RwLock};
use std::thread;

/// A course with a number of places, and the names of those who have one.
struct Course {
    places: usize,
    names: RwLock<Vec<String>>,
}

impl Course {
    fn new(places: usize) -> Course {
        Course {
            places,
            names: RwLock::new(Vec::new()),
        }
    }

    /// Puts `name` on the list, if it is not there yet and there is a place. Says whether it did.
    fn sign_up(&self, name: &str) -> bool {
        {
            let names = self.names.read().unwrap();
            if names.len() >= self.places || names.iter().any(|other| other == name) {
                return false;
            }
        }
        self.names.write().unwrap().push(name.to_owned());
        true
    }

    /// The names on the list, in the order in which they came.
    fn names(&self) -> Vec<String> {
        self.names.read().unwrap().clone()
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
