//! A guest puts the telescope where it can be found in the morning. Nobody has it any more by then, so
//! the compiler has to refuse that.

use scope6::observe;

fn main() {
    let mut kept = None;
    observe(|telescope| kept = Some(telescope)); //~ E0521
    if let Some(telescope) = kept {
        println!("it is morning, and here is {}", telescope.look("the sun"));
    }
}
