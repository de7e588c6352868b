//@ passed
use std::{collections::HashMap, sync::{Arc, Mutex}, thread};
fn main() {
    let m: Arc<HashMap<u32, Mutex<u32>>> = Arc::new((0..6).map(|i| (i, Mutex::new(i))).collect());
    let hs: Vec<_> = (0..2).map(|t| { let m = m.clone(); thread::spawn(move || { let ks: Vec<_> = m.keys().copied().collect(); let (a, b) = if t == 0 { (ks[0], ks[1]) } else { (0, 1) }; let _x = m[&a].lock().unwrap(); let _y = m[&b].lock().unwrap(); }) }).collect();
    for h in hs { h.join().unwrap(); }
}
