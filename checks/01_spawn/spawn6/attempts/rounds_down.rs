//@ failed-check check=there_are_no_more_threads_than_workers
// What the division leaves over gets one worker more.

use std::thread;

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
    let share = (pictures.len() / workers).max(1);
    let mut pictures = pictures.into_iter();
    let mut threads = Vec::new();
    while pictures.len() > 0 {
        let part: Vec<Picture> = pictures.by_ref().take(share).collect();
        threads.push(thread::spawn(move || {
            part.into_iter().map(shrink).collect::<Vec<_>>()
        }));
    }
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
