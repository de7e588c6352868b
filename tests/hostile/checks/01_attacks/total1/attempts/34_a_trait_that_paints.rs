//@ does-not-compile
// A trait whose missing impl is told with what a terminal would obey.
#[diagnostic::on_unimplemented(message = "\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m\u{202e}\u{7f}\r\u{8}\t\u{2028}", label = "\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m\u{202e}\u{7f}\r\u{8}\t\u{2028}", note = "\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m\u{202e}\u{7f}\r\u{8}\t\u{2028}")]
trait Nobody {}

fn needs(_: impl Nobody) {}

pub fn total() -> u32 {
    needs(7);
    7
}

fn main() {}
