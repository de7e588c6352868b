//@ passed
// Fifteen mebibytes are not too many.
pub fn total() -> u32 {
    7
}

fn main() {
    let line = "a".repeat(1023);
    for _ in 0..15 << 10 {
        println!("{line}");
    }
}
