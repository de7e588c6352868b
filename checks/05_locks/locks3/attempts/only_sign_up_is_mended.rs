//@ race check=a_name_is_cancelled_once waits-for=interleavings
// Signing up is one step. Cancelling still looks under one guard and acts under another.

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

    fn has(&self, name: &str) -> bool {
        self.names.lock().unwrap().iter().any(|other| other == name)
    }

    fn remove(&self, name: &str) {
        self.names.lock().unwrap().retain(|other| other != name);
    }

    /// Puts `name` on the list, if it is not there yet and there is a place. Says whether it did.
    fn sign_up(&self, name: &str) -> bool {
        let mut names = self.names.lock().unwrap();
        if names.len() >= self.places || names.iter().any(|other| other == name) {
            return false;
        }
        names.push(name.to_owned());
        true
    }

    /// Takes `name` off the list. Says whether it was there.
    fn cancel(&self, name: &str) -> bool {
        if !self.has(name) {
            return false;
        }
        self.remove(name);
        true
    }

    /// The names on the list, in the order in which they came.
    fn names(&self) -> Vec<String> {
        self.names.lock().unwrap().clone()
    }
}

fn main() {
    let course = Arc::new(Course::new(2));
    let counters: Vec<_> = [["Ada", "Bob"], ["Ada", "Eve"]]
        .into_iter()
        .map(|people| {
            let course = Arc::clone(&course);
            thread::spawn(move || {
                for name in people {
                    let answer = if course.sign_up(name) { "yes" } else { "no" };
                    println!("{name}: {answer}");
                }
            })
        })
        .collect();
    for counter in counters {
        counter.join().unwrap();
    }
    println!("Ada cancels: {}", course.cancel("Ada"));
    println!("two places, and on the list: {:?}", course.names());
}
