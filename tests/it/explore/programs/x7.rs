//@ passed
use std::{sync::{Arc, Mutex, OnceLock}, thread};
fn main() { static O: OnceLock<usize> = OnceLock::new(); let m = Arc::new(Mutex::new(0)); let t = thread::current(); let hs: Vec<_> = (0..2).map(|i| { let m = m.clone(); let t = t.clone(); thread::spawn(move || { let v = *O.get_or_init(|| { *m.lock().unwrap() += 1; i }); t.unpark(); v }) }).collect(); thread::park(); let s = O.get().copied(); let r: Vec<_> = hs.into_iter().map(|h| h.join().unwrap()).collect(); println!("{s:?} {r:?} {}", m.lock().unwrap()); }
