//! After take_out there is no kiln any more that burns.

use typestate1::Kiln;

fn main() {
    let mut kiln = Kiln::empty();
    kiln.put_in("a jug");
    let firing = kiln.light(|pot| pot);
    println!("{:?}", firing.take_out());
    println!("{:?}", firing.take_out()); //~ E0382
}
