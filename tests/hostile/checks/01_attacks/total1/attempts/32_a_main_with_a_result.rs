//@ failed-check check=main
// Main ends with an error.
pub fn total() -> u32 {
    7
}

fn main() -> Result<(), String> {
    Err("\u{1b}[2Jno".into())
}
