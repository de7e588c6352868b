//@ passed
// Dealt out in turn, and collected in turn.

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
    let mut hands: Vec<Vec<Picture>> = (0..workers).map(|_| Vec::new()).collect();
    for (number, picture) in pictures.into_iter().enumerate() {
        hands[number % workers].push(picture);
    }
    let threads: Vec<JoinHandle<Vec<Picture>>> = hands
        .into_iter()
        .map(|hand| thread::spawn(move || hand.into_iter().map(shrink).collect()))
        .collect();
    let mut hands: Vec<_> = threads
        .into_iter()
        .map(|thread| thread.join().unwrap().into_iter())
        .collect();
    (0..number)
        .map(|number| hands[number % workers].next().unwrap())
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
