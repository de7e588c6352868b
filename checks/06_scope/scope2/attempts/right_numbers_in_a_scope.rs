//@ passed
// A channel hands each plough its stretch.

use std::sync::mpsc;
use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    thread::scope(|scope| {
        for part in street.chunks_mut(stretch) {
            let (give, get) = mpsc::channel();
            scope.spawn(move || plough(get.recv().unwrap()));
            give.send(part).unwrap();
        }
    });
}

fn main() {
    let mut street = [30, 25, 40, 10, 35, 50, 20];
    clear(&mut street, 3, |part| {
        println!("a plough begins: {part:?}");
        for snow in part {
            *snow /= 10;
        }
    });
    println!("what is left:    {street:?}");
}
