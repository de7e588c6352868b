//@ failed-check check=one_counter_keeps_the_list
// A sorted set finds the same name by itself, and forgets who came first.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::thread;

struct Course {
    places: usize,
    names: Mutex<BTreeSet<String>>,
}

impl Course {
    fn new(places: usize) -> Course {
        Course {
            places,
            names: Mutex::default(),
        }
    }

    fn sign_up(&self, name: &str) -> bool {
        let mut names = self.names.lock().unwrap();
        names.len() < self.places && names.insert(name.to_owned())
    }

    fn names(&self) -> Vec<String> {
        self.names.lock().unwrap().iter().cloned().collect()
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
