//@ race check=nobody_is_turned_away_for_a_name_that_is_not_on_the_list
// Claims the name under one lock, and the place under another: whoever asks again in between is
// told no for a name that then gets no place.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::thread;

struct Course {
    places: usize,
    known: Mutex<HashSet<String>>,
    names: Mutex<Vec<String>>,
}

impl Course {
    fn new(places: usize) -> Course {
        Course {
            places,
            known: Mutex::default(),
            names: Mutex::default(),
        }
    }

    fn sign_up(&self, name: &str) -> bool {
        if !self.known.lock().unwrap().insert(name.to_owned()) {
            return false;
        }
        let mut names = self.names.lock().unwrap();
        if names.len() >= self.places {
            return false;
        }
        names.push(name.to_owned());
        true
    }

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
