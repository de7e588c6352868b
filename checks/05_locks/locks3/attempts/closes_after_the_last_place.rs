//@ failed-check check=one_counter_keeps_the_list
// A flag that the last sign-up sets: where there are no places at all, nobody sets it.

use std::sync::{Arc, Mutex};
use std::thread;

struct Course {
    places: usize,
    list: Mutex<(bool, Vec<String>)>,
}

impl Course {
    fn new(places: usize) -> Course {
        Course {
            places,
            list: Mutex::new((false, Vec::new())),
        }
    }

    fn sign_up(&self, name: &str) -> bool {
        let mut list = self.list.lock().unwrap();
        if list.0 || list.1.iter().any(|n| n == name) {
            return false;
        }
        list.1.push(name.to_owned());
        list.0 = list.1.len() == self.places;
        true
    }

    fn names(&self) -> Vec<String> {
        self.list.lock().unwrap().1.clone()
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
