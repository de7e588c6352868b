// scope2: snow in a long street
//
// The borrow checker does not follow numbers: `street[0..3]` and `street[3..6]` are, for all it
// knows, two exclusive borrows of the same street. `chunks_mut` borrows the street once and hands it
// out in parts, and its signature says that they do not overlap.

use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    thread::scope(|scope| {
        // The last part may be shorter, as it should be; `chunks_exact_mut` would leave it out.
        for part in street.chunks_mut(stretch) {
            // `move`: the thread gets the part itself, an exclusive reference, and not a reference
            // to the loop's variable, which is gone in the next round.
            scope.spawn(move || plough(part));
        }
        // The scope waits for all of them. There is no result to fetch, so nobody has to join.
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
