//! The function holds an Rc, and every thread would count its owners up and down, without care for
//! the other threads. So par_map has to refuse the function.

use std::rc::Rc;

use scope5::par_map;

fn main() {
    let paper = Rc::new(String::from("glossy"));
    let prints = par_map(&[36, 24, 36], |_| Rc::clone(&paper).len()); //~ E0277
    println!("{prints:?} on {paper} paper");
}
