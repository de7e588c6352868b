//@ passed
// More than is needed: each stretch behind a lock of its own, which nobody else ever wants.

use std::sync::Mutex;
use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    let parts: Vec<Mutex<&mut [u32]>> = street.chunks_mut(stretch).map(Mutex::new).collect();
    thread::scope(|scope| {
        for part in &parts {
            scope.spawn(move || plough(&mut part.lock().unwrap()));
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
