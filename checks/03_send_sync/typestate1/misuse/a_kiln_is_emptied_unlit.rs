//! Nothing was fired here: an open kiln has no fire whose end one could wait for.

use typestate1::Kiln;

fn main() {
    let mut kiln = Kiln::empty();
    kiln.put_in("a jug");
    println!("{:?}", kiln.take_out()); //~ E0599
}
