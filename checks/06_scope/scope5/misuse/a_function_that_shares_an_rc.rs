//! The function holds an Rc, and every thread would count its owners up and down, without care for
//! the other threads. So par_map has to refuse the function.

use std::rc::Rc;

use scope5::par_map;

fn main() {
    let cellar = Rc::new(String::from("north"));
    let lengths = par_map(&[36, 24, 36], |_| Rc::clone(&cellar).len()); //~ E0277
    println!("{lengths:?} in the {cellar} cellar");
}
