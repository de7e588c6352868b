//@ passed
// With handles and joins: not needed here, and not wrong.

use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    thread::scope(|scope| {
        let ploughs: Vec<_> = street
            .chunks_mut(stretch)
            .map(|part| scope.spawn(move || plough(part)))
            .collect();
        for plough in ploughs {
            plough.join().expect("a plough broke down");
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
