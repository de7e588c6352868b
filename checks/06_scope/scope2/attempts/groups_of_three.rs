//@ failed-check check=a_hundred_ploughs_work_at_the_same_time
// Never more than three at once.

use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    let mut parts = street.chunks_mut(stretch);
    while parts.len() > 0 {
        thread::scope(|scope| {
            for part in parts.by_ref().take(3) {
                scope.spawn(move || plough(part));
            }
        });
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
