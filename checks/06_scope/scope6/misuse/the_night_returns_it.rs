//! Results may be taken home, and the telescope must not be among them.

use scope6::observe;

fn main() {
    let telescope = observe(|telescope| telescope); //~ "may not live long enough"
    println!("it is morning, and here is {}", telescope.look("the sun"));
}
