//@ failed-check check=there_are_no_more_threads_than_workers
// The number of workers stands in the program.

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
    // Rounded up: with the remainder left over, there would be one worker too many.
    let share = pictures.len().div_ceil(4);
    let mut pictures = pictures.into_iter();
    let mut threads: Vec<JoinHandle<Vec<Picture>>> = Vec::new();
    while pictures.len() > 0 {
        // Each worker owns its part of the pictures, and returns what it has made of them.
        let part: Vec<Picture> = pictures.by_ref().take(share).collect();
        threads.push(thread::spawn(move || {
            part.into_iter().map(shrink).collect()
        }));
    }
    // The parts stand one after the other, so joining in order gives the order of the pictures.
    threads
        .into_iter()
        .flat_map(|thread| thread.join().expect("a worker panicked"))
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
