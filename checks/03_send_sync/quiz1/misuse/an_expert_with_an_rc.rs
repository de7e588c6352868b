//! This expert has a book, and somebody else has the same one, through an Rc. Both count its
//! owners. So count has to refuse it.

use std::rc::Rc;

use quiz1::count;

fn main() {
    let book = Rc::new(String::from("crane, bittern"));
    let lent = Rc::clone(&book);
    count(Vec::new(), move |bird| lent.contains(bird)); //~ E0277
    println!("{book}");
}
