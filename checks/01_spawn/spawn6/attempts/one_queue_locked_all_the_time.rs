//@ failed-check check=the_workers_work_at_the_same_time
// The workers fetch from one queue, and hold its lock while they shrink.

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
    let queue = Arc::new(Mutex::new((pictures.into_iter().enumerate(), Vec::new())));
    let threads: Vec<JoinHandle<()>> = (0..workers.min(number))
        .map(|_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || {
                loop {
                    let mut queue = queue.lock().unwrap();
                    let Some((number, picture)) = queue.0.next() else {
                        return;
                    };
                    queue.1.push((number, shrink(picture)));
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    let mut small = std::mem::take(&mut queue.lock().unwrap().1);
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
