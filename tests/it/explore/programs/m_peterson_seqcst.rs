//@ passed
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::thread;

static WANTS: [AtomicBool; 2] = [const { AtomicBool::new(false) }; 2];
static TURN: AtomicUsize = AtomicUsize::new(0);
static INSIDE: AtomicUsize = AtomicUsize::new(0);

fn enter(me: usize) {
    WANTS[me].store(true, SeqCst);
    TURN.store(1 - me, SeqCst);
    while WANTS[1 - me].load(SeqCst) && TURN.load(SeqCst) == 1 - me {}
    assert_eq!(INSIDE.fetch_add(1, SeqCst), 0);
    INSIDE.fetch_sub(1, SeqCst);
    WANTS[me].store(false, SeqCst);
}

fn main() {
    let other = thread::spawn(|| enter(1));
    enter(0);
    other.join().unwrap();
}
