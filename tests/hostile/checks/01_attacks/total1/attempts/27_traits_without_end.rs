//@ does-not-compile E0275
// To know whether it holds it must know whether it holds.
trait Holds {}

struct Box2<T>(T);

impl<T> Holds for T where Box2<T>: Holds {}

fn needs(_: impl Holds) {}

pub fn total() -> u32 {
    needs(7);
    7
}

fn main() {}
