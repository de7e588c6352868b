//@ passed
// The thread of each plough starts that of the next one.

use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    if street.is_empty() {
        return;
    }
    thread::scope(|s| {
        s.spawn(|| {
            let (mine, rest) = street.split_at_mut(stretch.min(street.len()));
            thread::scope(|s| {
                s.spawn(|| clear(rest, stretch, plough));
                plough(mine);
            });
        });
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
