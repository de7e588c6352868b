//@ passed
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

fn main() {
    let total = Arc::new(Mutex::new(0));
    let theirs = total.clone();
    let bad = thread::spawn(move || { let mut guard = theirs.lock().unwrap_or_else(PoisonError::into_inner); *guard += 1; panic!("in the middle"); });
    *total.lock().unwrap_or_else(PoisonError::into_inner) += 1;
    assert_eq!(*bad.join().unwrap_err().downcast_ref::<&str>().unwrap(), "in the middle");
    assert!(total.is_poisoned());
    total.clear_poison();
    assert_eq!(*total.lock().unwrap(), 2);
}
