//@ deadlock check=it_is_seven
// Threads whose names a terminal would obey.
use std::thread;

pub fn total() -> u32 {
    let names = ["\x1b[2J", "a) S 1 2 (b", "two\nlines", "\u{202e}right", "\x07\x08\r", "tab\tbed"];
    let threads = names.map(|name| thread::Builder::new().name(name.into()).spawn(thread::park).unwrap());
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    7
}

fn main() {}
