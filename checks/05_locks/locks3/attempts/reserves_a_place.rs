//@ race check=nobody_is_turned_away_while_there_is_a_place
// Takes a place from a counter before it looks at the name, and gives it back when the name is
// there: meanwhile the place is nobody's, and somebody else is turned away.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// A course with a number of places, and the names of those who have one.
struct Course {
    places: usize,
    taken: AtomicUsize,
    names: Mutex<Vec<String>>,
}

impl Course {
    fn new(places: usize) -> Course {
        Course {
            places,
            taken: AtomicUsize::new(0),
            names: Mutex::new(Vec::new()),
        }
    }

    /// Puts `name` on the list, if it is not there yet and there is a place. Says whether it did.
    fn sign_up(&self, name: &str) -> bool {
        if self.taken.fetch_add(1, Ordering::SeqCst) >= self.places {
            self.taken.fetch_sub(1, Ordering::SeqCst);
            return false;
        }
        let mut names = self.names.lock().unwrap();
        if names.iter().any(|other| other == name) {
            self.taken.fetch_sub(1, Ordering::SeqCst);
            return false;
        }
        names.push(name.to_owned());
        true
    }

    /// The names on the list, in the order in which they came.
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
