//! The job takes one owner of an Rc to its thread while the caller keeps another. An Rc counts its
//! owners without care for threads, so in_background has to refuse the job.

use std::rc::Rc;

use move2::in_background;

fn main() {
    let paper = Rc::new(String::from("yellow"));
    let for_the_job = Rc::clone(&paper);
    let task = in_background(move || for_the_job.len()); //~ E0277
    println!("{paper} has {} letters", task.wait());
}
