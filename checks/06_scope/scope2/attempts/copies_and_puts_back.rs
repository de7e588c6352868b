//@ failed-check check=the_ploughs_clear_the_street_itself
// Every plough clears a copy of its stretch, and the copies are written back.

use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    let copies: Vec<Vec<u32>> = thread::scope(|scope| {
        let ploughs: Vec<_> = street
            .chunks(stretch)
            .map(|part| {
                let mut part = part.to_vec();
                scope.spawn(move || {
                    plough(&mut part);
                    part
                })
            })
            .collect();
        let parts = ploughs.into_iter().map(|plough| plough.join().unwrap());
        parts.collect()
    });
    street.copy_from_slice(&copies.concat());
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
