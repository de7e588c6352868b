//@ passed time=timely
use std::{sync::mpsc, thread, time::Duration};
fn main() {
    let (tx, rx) = mpsc::channel();
    for n in [3u64, 1, 2] { let tx = tx.clone(); thread::spawn(move || { thread::sleep(Duration::from_secs(n)); tx.send(n).unwrap(); }); }
    drop(tx);
    let v: Vec<_> = rx.iter().collect();
    println!("{v:?}");
    assert_eq!(v, [1, 2, 3]);
}
