//@ passed
use std::sync::{Arc, Mutex, RwLock};
use std::thread;
fn main() {
    let m = Arc::new(Mutex::new(1));
    let rw = Arc::new(RwLock::new(1));
    let (m2, rw2) = (m.clone(), rw.clone());
    let other = { let m = m.clone(); thread::spawn(move || match m.lock() { Ok(g) => *g, Err(e) => *e.into_inner() + 100 }) };
    let h = thread::spawn(move || { let mut g = m2.lock().unwrap_or_else(|e| e.into_inner()); *g = 7; let _w = rw2.write().unwrap(); panic!("while holding"); });
    assert!(h.join().is_err());
    assert!(m.is_poisoned());
    match m.lock() { Ok(_) => panic!("not poisoned"), Err(e) => assert_eq!(*e.into_inner(), 7) }
    m.clear_poison();
    assert!(!m.is_poisoned() && m.lock().is_ok());
    assert!(rw.is_poisoned() && rw.read().is_err());
    let o = other.join().unwrap();
    assert!(o == 1 || o == 7 || o == 107 , "{o}");
}
