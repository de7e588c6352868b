//! The job holds nothing, but its result has to come back from its thread, and an Rc must not
//! cross. So in_background has to refuse the job.

use std::rc::Rc;

use move2::in_background;

fn main() {
    let _task = in_background(|| Rc::new(String::from("a poster"))); //~ E0277
}
