// scope2: snow in a long street
//
// It has snowed. The ploughs clear a street at the same time, each in a thread of its own: the
// first one the first `stretch` houses, the second one the next, and so on; the last stretch may be
// shorter. No two ploughs ever come to the same house. When clear returns, all of them are done,
// and the snow before each house is what its plough has left there.
//
// What is wrong: it does not compile. "I may not lend the street out twice, it says. But I lend
// each plough another part of it! Do they really have to share the street, and lock it?"
//
// You may edit the body of clear. Its signature stays as it is, and nothing is copied: the ploughs
// clear the caller's own street. No `unsafe`.

use std::thread;

/// Lets `plough` clear each stretch of the street; `street` says how high the snow is at each house.
fn clear(street: &mut [u32], stretch: usize, plough: fn(&mut [u32])) {
    let houses = street.len();
    thread::scope(|scope| {
        for from in (0..houses).step_by(stretch) {
            let to = houses.min(from + stretch);
            // TODO: these parts do not overlap. You know that. How could the compiler know?
            let part = &mut street[from..to];
            scope.spawn(move || plough(part));
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
