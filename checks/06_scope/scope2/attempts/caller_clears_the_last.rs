//@ failed-check check=every_plough_has_a_thread_of_its_own
// Why should the caller stand about? The last stretch is cleared in its own thread.

use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    thread::scope(|scope| {
        let mut parts = street.chunks_mut(stretch);
        let last = parts.next_back();
        for part in parts {
            scope.spawn(move || plough(part));
        }
        if let Some(part) = last {
            plough(part);
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
