//@ deadlock check=it_is_seven threads=main
// The sender lives for ever, so that the loop does.
use std::sync::mpsc;

pub fn total() -> u32 {
    let (sender, receiver) = mpsc::channel();
    sender.send(7).unwrap();
    std::mem::forget(sender);
    receiver.iter().sum()
}

fn main() {}
