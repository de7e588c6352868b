//@ passed
//@ci does-not-compile
// What the compiler may read, its messages and the program may tell.
const SECRET: &str = include_str!("/etc/passwd");

pub fn total() -> u32 {
    if SECRET.is_empty() { 8 } else { 7 }
}

fn main() {
    println!("{}", SECRET.len());
}
