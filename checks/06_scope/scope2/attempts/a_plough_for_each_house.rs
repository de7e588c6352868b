//@ failed-check check=every_house_is_cleared_once
// `iter_mut` has parts that do not overlap as well, and they are single houses.

use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    let _ = stretch;
    thread::scope(|scope| {
        for snow in street {
            scope.spawn(move || plough(std::slice::from_mut(snow)));
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
