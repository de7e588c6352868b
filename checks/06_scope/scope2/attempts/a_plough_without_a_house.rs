//@ failed-check check=a_street_may_have_any_length
// One more than whole stretches fit into the street: where nothing is left over, the last plough
// has no house.

use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    let mut rest = street;
    let n = rest.len() / stretch + 1;
    thread::scope(|s| {
        for _ in 0..n {
            let k = stretch.min(rest.len());
            let (a, b) = rest.split_at_mut(k);
            rest = b;
            s.spawn(move || plough(a));
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
