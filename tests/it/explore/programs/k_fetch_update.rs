//@ passed
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;

static SEATS: AtomicU32 = AtomicU32::new(1);

fn book() -> bool { SEATS.fetch_update(AcqRel, Acquire, |n| n.checked_sub(1)).is_ok() }

fn main() {
    let other = thread::spawn(book);
    let mine = book();
    assert!(mine != other.join().unwrap());
}
