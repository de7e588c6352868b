//! Each thread makes an Rc and gives it to the caller, but keeping an owner for itself is as easy as
//! that: an Rc must not cross from one thread to another. So par_map has to refuse the results.

use std::rc::Rc;

use scope5::par_map;

fn main() {
    let prices = par_map(&[36, 24, 36], |weight| Rc::new(weight * 15)); //~ E0277
    println!("{prices:?}");
}
