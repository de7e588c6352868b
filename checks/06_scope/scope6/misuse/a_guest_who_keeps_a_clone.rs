//! A guest gives the telescope back, and keeps a clone of whatever it was that observe has lent out.
//! A clone of an owner is an owner. So there must be nothing to clone, or a clone must not get out.

use scope6::observe;

fn main() {
    let mut kept = None;
    observe(|telescope| kept = Some(telescope.clone())); //~ E0521 E0599
    if let Some(telescope) = kept {
        println!("it is morning, and here is {}", telescope.look("the sun"));
    }
}
