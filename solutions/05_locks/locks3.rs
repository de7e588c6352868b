// locks3: a place in the course
//
// Methods that lock for themselves can be called by many threads, but two calls of them are not
// one step. What `is_full` says is true while it holds the lock, and may be wrong when it returns.
// So whoever decides and then acts holds the lock from the look to the deed.

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

    // Small functions are still fine if they get what the guard gives, instead of locking again.
    fn place_of(names: &[String], name: &str) -> Option<usize> {
        names.iter().position(|other| other == name)
    }

    /// Puts `name` on the list, if it is not there yet and there is a place. Says whether it did.
    fn sign_up(&self, name: &str) -> bool {
        let mut names = self.names.lock().unwrap();
        if names.len() >= self.places || Course::place_of(&names, name).is_some() {
            return false;
        }
        // Still the same guard: nobody can have come in between.
        names.push(name.to_owned());
        true
    }

    /// Takes `name` off the list. Says whether it was there.
    fn cancel(&self, name: &str) -> bool {
        let mut names = self.names.lock().unwrap();
        match Course::place_of(&names, name) {
            Some(place) => {
                names.remove(place);
                true
            }
            None => false,
        }
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
