//! Nobody may keep the open kiln when it was lit. What is put into it now would never be fired.

use typestate1::Kiln;

fn main() {
    let mut kiln = Kiln::empty();
    kiln.put_in("a jug");
    let firing = kiln.light(|pot| pot);
    kiln.put_in("a cup"); //~ E0382
    println!("{:?}", firing.take_out());
}
