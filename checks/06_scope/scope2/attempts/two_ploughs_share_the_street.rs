//@ failed-check check=every_plough_has_a_thread_of_its_own
// A fixed number of ploughs, which take the stretches in turn.

use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    let mut lists = [Vec::new(), Vec::new()];
    for (number, part) in street.chunks_mut(stretch).enumerate() {
        lists[number % 2].push(part);
    }
    thread::scope(|scope| {
        for list in lists {
            scope.spawn(move || list.into_iter().for_each(plough));
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
