//@ passed
// A lint whose text a terminal would obey.
#[must_use = "\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m\u{202e}\u{7f}\r\u{8}\t\u{2028}"]
fn seven() -> u32 {
    7
}

#[deprecated(note = "\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m\u{202e}\u{7f}\r\u{8}\t\u{2028}")]
fn old() {}

pub fn total() -> u32 {
    seven();
    old();
    7
}

fn main() {}
