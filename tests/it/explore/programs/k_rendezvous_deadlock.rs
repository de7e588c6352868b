//@ deadlock
use std::sync::mpsc;
use std::thread;

fn main() {
    let (to_b, from_a) = mpsc::sync_channel(0);
    let (to_a, from_b) = mpsc::sync_channel(0);
    let b = thread::spawn(move || { to_a.send("b").unwrap(); from_a.recv().unwrap() });
    to_b.send("a").unwrap();
    from_b.recv().unwrap();
    b.join().unwrap();
}
