//! The job borrows a local of its caller, and could still run when that local is gone. So
//! in_background has to refuse it, even though this caller waits.

use move2::in_background;

fn main() {
    let pages = vec![3, 5, 8];
    let task = in_background(|| pages.len()); //~ E0373
    println!("{} chapters", task.wait());
}
