//@ does-not-compile E0521
// The right parts, and threads that may run for ever.

use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    let mut ploughs = Vec::new();
    for part in street.chunks_mut(stretch) {
        ploughs.push(thread::spawn(move || plough(part)));
    }
    for plough in ploughs {
        plough.join().unwrap();
    }
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
