//@ failed-check check=every_small_picture_has_its_place
// Dealt out in turn, and put together worker by worker: another order.

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
    let mut hands: Vec<Vec<Picture>> = (0..workers).map(|_| Vec::new()).collect();
    for (number, picture) in pictures.into_iter().enumerate() {
        hands[number % workers].push(picture);
    }
    let threads: Vec<JoinHandle<Vec<Picture>>> = hands
        .into_iter()
        .map(|hand| thread::spawn(move || hand.into_iter().map(shrink).collect()))
        .collect();
    threads
        .into_iter()
        .flat_map(|thread| thread.join().unwrap())
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
