//@ passed
// The workers fetch one picture after the other; a number says where it belongs.

use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

/// A picture and its width.
#[derive(Debug)]
pub struct Picture {
    pub name: String,
    pub width: u32,
}

/// Shrinks `pictures` on at most `workers` threads (one or more), which work at the same time.
pub fn shrink_all(
    pictures: Vec<Picture>,
    workers: usize,
    shrink: fn(Picture) -> Picture,
) -> Vec<Picture> {
    println!("{} pictures, {workers} workers", pictures.len());
    let number = pictures.len();
    let queue = Arc::new(Mutex::new(pictures.into_iter().enumerate()));
    let mut threads: Vec<JoinHandle<Vec<(usize, Picture)>>> = Vec::new();
    for _ in 0..workers.min(number) {
        let queue = Arc::clone(&queue);
        threads.push(thread::spawn(move || {
            let mut done = Vec::new();
            loop {
                let next = queue.lock().unwrap().next();
                let Some((number, picture)) = next else {
                    return done;
                };
                done.push((number, shrink(picture)));
            }
        }));
    }
    let mut small: Vec<(usize, Picture)> = Vec::new();
    for thread in threads {
        small.extend(thread.join().unwrap());
    }
    small.sort_by_key(|(number, _)| *number);
    small.into_iter().map(|(_, picture)| picture).collect()
}

fn halve(picture: Picture) -> Picture {
    println!("{:?} shrinks {}", thread::current().id(), picture.name);
    Picture {
        width: picture.width / 2,
        ..picture
    }
}

fn main() {
    let workers = thread::available_parallelism().map_or(1, |number| number.get());
    let pictures = (1..=10)
        .map(|day| Picture {
            name: format!("day {day}"),
            width: 4000 + day,
        })
        .collect();
    let small = shrink_all(pictures, workers, halve);
    println!("the last one: {:?}", small.last());
}
