//@ passed
// The old way to cut a slice in a loop: take it out, split it, put the rest back.

use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    let mut street = street;
    thread::scope(|scope| {
        while !street.is_empty() {
            let all = std::mem::take(&mut street);
            let (part, rest) = all.split_at_mut(stretch.min(all.len()));
            thread::Builder::new()
                .name(String::from("plough"))
                .spawn_scoped(scope, move || plough(part))
                .expect("no thread for a plough");
            street = rest;
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
