//@ crashed check=it_is_seven
// What it wrote last is shown.
pub fn total() -> u32 {
    eprintln!("\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m\u{202e}\u{7f}\r\u{8}\t\u{2028}");
    std::process::abort()
}

fn main() {}
