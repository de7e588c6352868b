//@ passed
use std::{thread, time::{Duration, Instant}};
fn main() {
    let hs: Vec<_> = (0..10).map(|i| thread::spawn(move || { let s = Instant::now(); thread::sleep(Duration::from_millis(250)); println!("Thread {i} done"); s.elapsed().as_millis() })).collect();
    let r: Vec<_> = hs.into_iter().map(|h| h.join().unwrap()).collect();
    assert!(r.iter().all(|&t| t >= 250), "{r:?}");
    let t = Instant::now(); while t.elapsed() < Duration::from_millis(2) {}
}
