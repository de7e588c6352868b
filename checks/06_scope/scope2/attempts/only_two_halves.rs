//@ failed-check check=every_house_is_cleared_once
// `split_at_mut` once: one plough has its stretch, and the other one all the rest.

use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    let (left, right) = street.split_at_mut(stretch.min(street.len()));
    thread::scope(|scope| {
        scope.spawn(|| plough(left));
        scope.spawn(|| plough(right));
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
