//@ failed-check check=the_caller_sleeps_until_the_last_plough_is_done
// Asks all ploughs whether they are done, again and again.

use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    thread::scope(|scope| {
        let ploughs: Vec<_> = street
            .chunks_mut(stretch)
            .map(|part| scope.spawn(move || plough(part)))
            .collect();
        while !ploughs.iter().all(|plough| plough.is_finished()) {
            thread::yield_now();
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
