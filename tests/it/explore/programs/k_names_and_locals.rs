//@ passed
use std::cell::{Cell, RefCell};
use std::sync::Mutex;
use std::thread;

static DROPPED: Mutex<Vec<u32>> = Mutex::new(Vec::new());
struct Noisy(u32);
impl Drop for Noisy { fn drop(&mut self) { DROPPED.lock().unwrap().push(self.0); } }

thread_local! {
    static ID: Cell<u32> = const { Cell::new(1) };
    static KEPT: RefCell<Option<Noisy>> = RefCell::new(None);
}

fn main() {
    assert_eq!(thread::current().name(), Some("main"));
    let worker = thread::Builder::new().name("worker".into()).spawn(|| {
        assert_eq!(thread::current().name(), Some("worker"));
        ID.set(ID.get() + 5);
        KEPT.replace(Some(Noisy(ID.get())));
    }).unwrap();
    let id = worker.thread().id();
    worker.join().unwrap();
    assert_eq!((ID.get(), DROPPED.lock().unwrap().clone()), (1, vec![6]));
    let second = thread::spawn(|| (thread::current().id(), thread::current().name().map(str::to_owned)));
    let (other, name) = second.join().unwrap();
    assert!(other != id && name.is_none());
}
