//@ passed
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

static TICKS: AtomicU32 = AtomicU32::new(0);

fn main() {
    thread::spawn(|| loop { TICKS.fetch_add(1, Relaxed); thread::sleep(Duration::from_millis(10)); });
    thread::sleep(Duration::from_millis(35));
}
