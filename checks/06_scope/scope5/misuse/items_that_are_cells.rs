//! A Cell changes through a shared reference, without a lock. Here each thread keeps to its own one,
//! but par_map cannot know that: it lends out items that only one thread may use at a time.

use std::cell::Cell;

use scope5::par_map;

fn main() {
    let cheeses = [Cell::new(36), Cell::new(24)];
    par_map(&cheeses, |weight| weight.set(weight.get() + 1)); //~ E0277
    println!("{cheeses:?}");
}
