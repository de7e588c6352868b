//@ passed
// The pictures are halved until there is one worker for each part.

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
    let mut pictures = pictures;
    if workers == 1 || pictures.len() < 2 {
        // One thread for each part: the callers of this one only wait.
        let worker: JoinHandle<Vec<Picture>> =
            thread::spawn(move || pictures.into_iter().map(shrink).collect());
        return worker.join().unwrap();
    }
    let of_the_left = workers / 2;
    let right = pictures.split_off(pictures.len() * of_the_left / workers);
    let left = thread::spawn(move || shrink_all(pictures, of_the_left, shrink));
    let mut right = shrink_all(right, workers - of_the_left, shrink);
    let mut small = left.join().unwrap();
    small.append(&mut right);
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
