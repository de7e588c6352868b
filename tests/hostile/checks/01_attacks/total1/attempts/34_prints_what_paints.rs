//@ passed
// The program prints it, and what turns the direction of writing.
pub fn total() -> u32 {
    7
}

fn main() {
    println!("\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m\u{202e}\u{7f}\r\u{8}\t\u{2028}");
    eprintln!("\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m\u{202e}\u{7f}\r\u{8}\t\u{2028}");
}
