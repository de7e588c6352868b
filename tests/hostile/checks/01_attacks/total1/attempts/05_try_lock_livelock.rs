//@ timed-out check=it_is_seven
// Each gives up what it has, for the other's sake, for ever.
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

pub fn total() -> u32 {
    let (a, b, both) = (Arc::new(Mutex::new(())), Arc::new(Mutex::new(())), Arc::new(Barrier::new(2)));
    let polite = |mine: Arc<Mutex<()>>, theirs: Arc<Mutex<()>>, both: Arc<Barrier>| {
        move || loop {
            let mine = mine.lock().unwrap();
            both.wait();
            let theirs = theirs.try_lock();
            thread::sleep(Duration::from_millis(1));
            both.wait();
            if theirs.is_ok() {
                return 7;
            }
            drop(mine);
        }
    };
    let other = thread::spawn(polite(b.clone(), a.clone(), both.clone()));
    polite(a, b, both)();
    other.join().unwrap()
}

fn main() {}
