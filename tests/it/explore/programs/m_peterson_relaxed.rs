//@ race
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::thread;

static WANTS: [AtomicBool; 2] = [const { AtomicBool::new(false) }; 2];
static TURN: AtomicUsize = AtomicUsize::new(0);
static INSIDE: AtomicUsize = AtomicUsize::new(0);

fn enter(me: usize) {
    WANTS[me].store(true, Relaxed);
    TURN.store(1 - me, Relaxed);
    while WANTS[1 - me].load(Relaxed) && TURN.load(Relaxed) == 1 - me {}
    assert_eq!(INSIDE.fetch_add(1, Relaxed), 0);
    INSIDE.fetch_sub(1, Relaxed);
    WANTS[me].store(false, Relaxed);
}

fn main() {
    let other = thread::spawn(|| enter(1));
    enter(0);
    other.join().unwrap();
}
