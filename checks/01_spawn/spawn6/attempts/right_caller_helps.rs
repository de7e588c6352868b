//@ passed
// The caller is one of the workers, and takes the last part itself.

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
    let mut threads: Vec<JoinHandle<Vec<Picture>>> = Vec::new();
    for left in (2..=workers).rev() {
        let share = pictures.len() / left;
        let rest = pictures.split_off(share);
        let part = std::mem::replace(&mut pictures, rest);
        threads.push(thread::spawn(move || {
            part.into_iter().map(shrink).collect()
        }));
    }
    let last: Vec<Picture> = pictures.into_iter().map(shrink).collect();
    let mut small = Vec::new();
    for thread in threads {
        small.extend(thread.join().unwrap());
    }
    small.extend(last);
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
