//@ passed
// What it is given to read has come to its end.
pub fn total() -> u32 {
    let mut line = String::new();
    let read = std::io::stdin().read_line(&mut line).unwrap();
    7 + u32::try_from(read).unwrap()
}

fn main() {
    assert_eq!(total(), 7);
}
