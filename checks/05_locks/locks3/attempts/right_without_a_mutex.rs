//@ passed
// A chain of seats, each taken once: all walk it in the same order, so the same name is met.

use std::sync::{Arc, OnceLock};
use std::thread;

#[derive(Default)]
struct Seat {
    name: String,
    next: Next,
}

#[derive(Default)]
struct Next(OnceLock<Box<Seat>>);

struct Course {
    places: usize,
    first: Next,
}

impl Course {
    fn new(places: usize) -> Course {
        Course {
            places,
            first: Next::default(),
        }
    }

    fn sign_up(&self, name: &str) -> bool {
        let mut at = &self.first;
        for _ in 0..self.places {
            let mut seat = Some(Box::new(Seat {
                name: name.to_owned(),
                next: Next::default(),
            }));
            let got = at.0.get_or_init(|| seat.take().unwrap());
            if seat.is_none() {
                return true;
            }
            if got.name == name {
                return false;
            }
            at = &got.next;
        }
        false
    }

    fn names(&self) -> Vec<String> {
        std::iter::successors(self.first.0.get(), |seat| seat.next.0.get())
            .map(|seat| seat.name.clone())
            .collect()
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
