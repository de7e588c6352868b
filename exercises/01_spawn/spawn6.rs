// spawn6: holiday pictures
//
// A photo shop shrinks the pictures of a whole holiday. main asks the machine how many threads it
// can run at the same time. shrink_all starts no more workers than that, each a thread of its own,
// and shares the pictures out among them; the small pictures come back in the order of the
// pictures.
//
// What is wrong: "With ten pictures all was well. Now a customer has come with 30,000 of them. That
// makes 30,000 threads: each wants a stack, they wait for each other, and on some days the system
// starts no more of them."
//
// You may edit the body of shrink_all. Names and signatures stay as they are. Any number of
// pictures may come, also none, or fewer than there are workers. While shrink_all waits, it sleeps.

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
    let mut threads: Vec<JoinHandle<Picture>> = Vec::new();
    // TODO: here each picture has a thread. How many pictures should each of the workers have?
    println!("{} pictures, {workers} workers", pictures.len());
    for picture in pictures {
        threads.push(thread::spawn(move || shrink(picture)));
    }
    let mut small = Vec::new();
    for thread in threads {
        small.push(thread.join().unwrap());
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
