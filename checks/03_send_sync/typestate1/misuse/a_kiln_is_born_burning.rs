//! Nobody lit this kiln: whoever waits for its fire waits for nothing. A new kiln is open.

use typestate1::{Firing, Kiln};

fn main() {
    let pots = Kiln::<Firing>::empty().take_out(); //~ E0599 E0277
    println!("{pots:?}");
}
