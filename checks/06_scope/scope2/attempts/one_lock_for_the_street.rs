//@ failed-check check=the_ploughs_work_at_the_same_time
// What "cannot borrow as mutable more than once" suggests to many: a mutex around it all.

use std::sync::Mutex;
use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    let houses = street.len();
    let street = Mutex::new(street);
    let street = &street;
    thread::scope(|scope| {
        for from in (0..houses).step_by(stretch) {
            scope.spawn(move || {
                let to = houses.min(from + stretch);
                plough(&mut street.lock().unwrap()[from..to]);
            });
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
