//@ crashed check=it_is_seven
// A list whose links drop each other.
struct Link(Option<Box<Link>>);

pub fn total() -> u32 {
    let mut list = Link(None);
    for _ in 0..3_000_000 {
        list = Link(Some(Box::new(list)));
    }
    u32::from(list.0.is_some())
}

fn main() {}
