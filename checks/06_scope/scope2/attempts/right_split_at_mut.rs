//@ passed
// Cuts one stretch after the other off what is left.

use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    thread::scope(|scope| {
        let mut rest = street;
        while !rest.is_empty() {
            let (part, others) = rest.split_at_mut(stretch.min(rest.len()));
            scope.spawn(move || plough(part));
            rest = others;
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
