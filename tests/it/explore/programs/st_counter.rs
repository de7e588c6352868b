//@ passed
use std::sync::{Mutex, OnceLock, atomic::{AtomicUsize, Ordering}};
use std::thread;
static COUNTER: AtomicUsize = AtomicUsize::new(0);
static M: Mutex<Vec<usize>> = Mutex::new(Vec::new());
static CFG: OnceLock<String> = OnceLock::new();
static FLAGS: [AtomicUsize; 2] = [const { AtomicUsize::new(5) }; 2];
fn main() {
    assert!(CFG.get().is_none(), "OnceLock kept from another iteration");
    let hs: Vec<_> = (0..2).map(|i| thread::spawn(move || { COUNTER.fetch_add(1, Ordering::SeqCst); M.lock().unwrap().push(i); CFG.get_or_init(|| format!("by {i}")); FLAGS[i].fetch_add(1, Ordering::SeqCst); })).collect();
    for h in hs { h.join().unwrap(); }
    assert_eq!(COUNTER.load(Ordering::SeqCst), 2, "counter");
    assert_eq!(M.lock().unwrap().len(), 2, "vec");
    assert_eq!(FLAGS[0].load(Ordering::SeqCst) + FLAGS[1].load(Ordering::SeqCst), 12);
}
