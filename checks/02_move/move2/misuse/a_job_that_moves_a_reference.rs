//! `move` moves the reference, not what it refers to: the task that leaves this function would
//! borrow from its caller for an unknown time. So in_background has to refuse the job.

use move2::{Task, in_background};

pub fn count_letters(text: &str) -> Task<usize> {
    in_background(move || text.len()) //~ E0521
}

fn main() {
    let task = count_letters(&String::from("Everything must go"));
    println!("{} letters", task.wait());
}
