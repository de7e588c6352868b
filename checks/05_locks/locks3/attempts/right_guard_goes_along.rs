//@ passed
// The small methods belong to the list, and can only be called by whoever has its guard.

use std::sync::{Arc, Mutex, MutexGuard};
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

    fn list(&self) -> MutexGuard<'_, Vec<String>> {
        self.names.lock().unwrap()
    }

    fn has(list: &MutexGuard<'_, Vec<String>>, name: &str) -> bool {
        list.iter().any(|other| other == name)
    }

    /// Puts `name` on the list, if it is not there yet and there is a place. Says whether it did.
    fn sign_up(&self, name: &str) -> bool {
        let mut list = self.list();
        let may = list.len() < self.places && !Course::has(&list, name);
        if may {
            list.push(name.to_owned());
        }
        may
    }

    /// Takes `name` off the list. Says whether it was there.
    fn cancel(&self, name: &str) -> bool {
        let mut list = self.list();
        let was_there = Course::has(&list, name);
        list.retain(|other| other != name);
        was_there
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
