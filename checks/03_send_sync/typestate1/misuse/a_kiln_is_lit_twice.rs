//! A kiln that was lit is not open any more: it cannot be lit a second time.

use typestate1::Kiln;

fn main() {
    let mut kiln = Kiln::empty();
    kiln.put_in("a jug");
    let first = kiln.light(|pot| pot);
    let second = kiln.light(|pot| pot); //~ E0382
    println!("{:?}, {:?}", first.take_out(), second.take_out());
}
