//@ passed
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{LazyLock, Mutex, Once, OnceLock};
use std::thread;

static TIMES: AtomicU32 = AtomicU32::new(0);
static VALUE: OnceLock<u32> = OnceLock::new();
static LAZY: LazyLock<Mutex<Vec<u32>>> = LazyLock::new(|| { TIMES.fetch_add(10, SeqCst); Mutex::new(vec![]) });
static ONCE: Once = Once::new();

fn work() -> u32 {
    ONCE.call_once(|| { TIMES.fetch_add(100, SeqCst); });
    LAZY.lock().unwrap().push(1);
    *VALUE.get_or_init(|| TIMES.fetch_add(1, SeqCst) % 10)
}

fn main() {
    let other = thread::spawn(work);
    assert_eq!(work(), other.join().unwrap());
    assert_eq!((TIMES.load(SeqCst), LAZY.lock().unwrap().len()), (111, 2));
}
