//! A kiln that burns takes no pots.

use typestate1::Kiln;

fn main() {
    let mut kiln = Kiln::empty();
    kiln.put_in("a jug");
    kiln.light(|pot| pot).put_in("a cup"); //~ E0599
}
