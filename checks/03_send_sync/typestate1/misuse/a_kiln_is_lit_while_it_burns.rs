//! A kiln that burns need not be lit, and cannot be.

use typestate1::Kiln;

fn main() {
    let mut kiln = Kiln::empty();
    kiln.put_in("a jug");
    let firing = kiln.light(|pot| pot).light(|pot| pot); //~ E0599
    println!("{:?}", firing.take_out());
}
