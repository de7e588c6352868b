//@ passed
// Looks at a copy, and acts only if nobody has come since: the list only ever grows.

use std::sync::{Arc, Mutex};
use std::thread;

struct Course {
    places: usize,
    names: Mutex<Vec<String>>,
}

impl Course {
    fn new(places: usize) -> Course {
        Course {
            places,
            names: Mutex::default(),
        }
    }

    fn sign_up(&self, name: &str) -> bool {
        loop {
            let seen = self.names();
            if seen.len() >= self.places || seen.iter().any(|n| n == name) {
                return false;
            }
            let mut names = self.names.lock().unwrap();
            if names.len() == seen.len() {
                names.push(name.to_owned());
                return true;
            }
        }
    }

    fn names(&self) -> Vec<String> {
        self.names.lock().unwrap().to_vec()
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
