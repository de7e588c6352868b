//@ passed
// Threads of a scope, each with a part of the places, in which the pictures are exchanged.

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
    let mut places: Vec<Option<Picture>> = pictures.into_iter().map(Some).collect();
    let share = places.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        for part in places.chunks_mut(share) {
            scope.spawn(move || {
                for place in part {
                    *place = place.take().map(shrink);
                }
            });
        }
    });
    places.into_iter().flatten().collect()
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
