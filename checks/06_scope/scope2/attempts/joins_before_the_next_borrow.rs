//@ does-not-compile E0499
// The thread is done, and its borrow is not: it lasts as long as the scope.

use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    let houses = street.len();
    thread::scope(|scope| {
        for from in (0..houses).step_by(stretch) {
            let to = houses.min(from + stretch);
            let part = &mut street[from..to];
            scope.spawn(move || plough(part)).join().unwrap();
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
