//@ failed-check check=it_is_seven
// A thread whose name is a line of the channel, and paints.
pub fn total() -> u32 {
    let name = "a\tok\n\x1b[31m\x1b]0;title\x07\n\tok";
    let thread = std::thread::Builder::new().name(name.into()).spawn(|| panic!("\x1b[2J\u{9b}2J\u{202e}gnorw"));
    thread.unwrap().join().unwrap_or(8)
}

fn main() {}
