//@ deadlock check=it_is_seven
// The scope waits for a thread that waits for what the scope drops afterwards.
use std::sync::mpsc;
use std::thread;

pub fn total() -> u32 {
    let (sender, receiver) = mpsc::channel::<u32>();
    thread::scope(|scope| {
        let sum = scope.spawn(|| receiver.into_iter().sum::<u32>());
        sender.send(7).unwrap();
        sum.join().unwrap()
    })
}

fn main() {}
