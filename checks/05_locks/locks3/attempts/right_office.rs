//@ passed
// One thread keeps the list, and answers one question after the other.

use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex};
use std::thread;

type Question = Box<dyn FnOnce(&mut Vec<String>) + Send>;

/// A course with a number of places, and the names of those who have one.
struct Course {
    places: usize,
    office: Mutex<Sender<Question>>,
}

impl Course {
    fn new(places: usize) -> Course {
        let (office, questions) = mpsc::channel::<Question>();
        thread::spawn(move || {
            let mut names = Vec::new();
            for question in questions {
                question(&mut names);
            }
        });
        Course {
            places,
            office: Mutex::new(office),
        }
    }

    fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Vec<String>) -> T + Send + 'static,
    ) -> T {
        let (answer, answered) = mpsc::channel();
        let question = move |names: &mut Vec<String>| {
            let _ = answer.send(question(names));
        };
        let office = self.office.lock().unwrap().clone();
        office.send(Box::new(question)).unwrap();
        answered.recv().unwrap()
    }

    /// Puts `name` on the list, if it is not there yet and there is a place. Says whether it did.
    fn sign_up(&self, name: &str) -> bool {
        let (places, name) = (self.places, name.to_owned());
        self.ask(move |names| {
            let may = names.len() < places && !names.contains(&name);
            if may {
                names.push(name);
            }
            may
        })
    }

    /// Takes `name` off the list. Says whether it was there.
    fn cancel(&self, name: &str) -> bool {
        let name = name.to_owned();
        self.ask(move |names| {
            let before = names.len();
            names.retain(|other| *other != name);
            names.len() < before
        })
    }

    /// The names on the list, in the order in which they came.
    fn names(&self) -> Vec<String> {
        self.ask(|names| names.clone())
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
