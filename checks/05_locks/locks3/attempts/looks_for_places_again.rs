//@ race check=one_person_asks_at_two_counters
// Under the write guard it looks again for a place, but not for the name.

use std::sync::{Arc, RwLock};
use std::thread;

struct Course {
    places: usize,
    names: RwLock<Vec<String>>,
}

impl Course {
    fn new(places: usize) -> Course {
        Course {
            places,
            names: RwLock::default(),
        }
    }

    fn sign_up(&self, name: &str) -> bool {
        if self.names.read().unwrap().iter().any(|n| n == name) {
            return false;
        }
        let mut names = self.names.write().unwrap();
        if names.len() >= self.places {
            return false;
        }
        names.push(name.to_owned());
        true
    }

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
