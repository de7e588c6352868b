//@ failed-check check=the_ploughs_work_at_the_same_time
// Each borrow ends with its scope, so the compiler is content; and one plough waits for the
// other.

use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    let mut from = 0;
    while from < street.len() {
        let to = street.len().min(from + stretch);
        let part = &mut street[from..to];
        thread::scope(|scope| {
            scope.spawn(move || plough(part));
        });
        from = to;
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
