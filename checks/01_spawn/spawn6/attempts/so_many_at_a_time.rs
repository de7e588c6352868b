//@ failed-check check=there_are_no_more_threads_than_workers
// A thread for each picture, and a ticket that all but so many wait for.

use std::sync::{Arc, Condvar, Mutex};
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
    let tickets = Arc::new((Mutex::new(workers), Condvar::new()));
    let threads: Vec<JoinHandle<Picture>> = pictures
        .into_iter()
        .map(|picture| {
            let tickets = Arc::clone(&tickets);
            thread::spawn(move || {
                let (free, changed) = &*tickets;
                let mut left = changed
                    .wait_while(free.lock().unwrap(), |free| *free == 0)
                    .unwrap();
                *left -= 1;
                drop(left);
                let small = shrink(picture);
                *free.lock().unwrap() += 1;
                changed.notify_one();
                small
            })
        })
        .collect();
    threads
        .into_iter()
        .map(|thread| thread.join().unwrap())
        .collect()
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
