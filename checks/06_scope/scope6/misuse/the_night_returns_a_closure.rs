//! What is taken home is a closure, and it has the telescope in its luggage.

use scope6::observe;

fn main() {
    let look = observe(|telescope| move |star| telescope.look(star)); //~ "may not live long enough"
    let picture: String = look("the sun");
    println!("it is morning, and here is {picture}");
}
