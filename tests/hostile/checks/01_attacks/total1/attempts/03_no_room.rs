//@ deadlock check=it_is_seven threads=main
// A channel without room, and nobody who receives.
use std::sync::mpsc;

pub fn total() -> u32 {
    let (sender, receiver) = mpsc::sync_channel(0);
    sender.send(7).unwrap();
    receiver.recv().unwrap()
}

fn main() {}
