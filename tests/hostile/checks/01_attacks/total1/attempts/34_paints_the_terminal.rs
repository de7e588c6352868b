//@ passed
// What a terminal would obey, and what is no text.
use std::io::Write;

pub fn total() -> u32 {
    7
}

fn main() {
    let bytes = b"\x1b[2J\x1b]0;a title\x07\x1b]52;c;aGVsbG8=\x07\x1b[?1049h\x9b31m\xff\xfe\x00 end\r\n";
    std::io::stdout().write_all(bytes).unwrap();
    std::io::stderr().write_all(bytes).unwrap();
}
