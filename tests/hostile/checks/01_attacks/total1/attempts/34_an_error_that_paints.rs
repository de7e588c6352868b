//@ does-not-compile
// A compile error with what a terminal would obey.
compile_error!("\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m\u{202e}\u{7f}\r\u{8}\t\u{2028}");

pub fn total() -> u32 {
    7
}

fn main() {}
