//@ failed-check check=one_counter_keeps_the_list
// Compares only with the name that came last.

use std::sync::{Arc, Mutex};
use std::thread;

struct Course {
    places: usize,
    list: Mutex<Vec<String>>,
}

impl Course {
    fn new(places: usize) -> Course {
        Course {
            places,
            list: Mutex::default(),
        }
    }

    fn sign_up(&self, name: &str) -> bool {
        let mut list = self.list.lock().unwrap();
        if list.len() >= self.places || list.last().is_some_and(|n| n == name) {
            return false;
        }
        list.push(name.to_owned());
        true
    }

    fn names(&self) -> Vec<String> {
        self.list.lock().unwrap().clone()
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
