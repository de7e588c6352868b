//@ failed-check check=there_are_no_more_threads_than_workers
// Never more than so many at once, but each batch has new threads, and waits for its slowest.

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
    let mut pictures = pictures.into_iter();
    let mut small = Vec::new();
    while pictures.len() > 0 {
        let mut threads: Vec<JoinHandle<Picture>> = Vec::new();
        for picture in pictures.by_ref().take(workers) {
            threads.push(thread::spawn(move || shrink(picture)));
        }
        for thread in threads {
            small.push(thread.join().unwrap());
        }
    }
    small
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
