//@ failed-check check=every_small_picture_has_its_place
// As they come, and then sorted by width. Who says that the widths rise?

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
    use std::sync::{Arc, Mutex, mpsc};
    let queue = Arc::new(Mutex::new(pictures.into_iter()));
    let (done, small) = mpsc::channel();
    for _ in 0..workers {
        let (queue, done) = (Arc::clone(&queue), done.clone());
        thread::spawn(move || {
            loop {
                let next = queue.lock().unwrap().next();
                let Some(picture) = next else { break };
                done.send(shrink(picture)).unwrap();
            }
        });
    }
    drop(done);
    let mut small: Vec<Picture> = small.into_iter().collect();
    small.sort_by_key(|picture| picture.width);
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
