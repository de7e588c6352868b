//! The function changes a variable of its caller, and several threads would do so at the same time,
//! without a lock. So par_map has to ask for a function that needs no exclusive access.

use scope5::par_map;

fn main() {
    let mut total = 0;
    par_map(&[36, 24, 36], |weight| total += *weight); //~ E0594 E0596
    println!("{total} kilos");
}
