//@ passed
use std::{sync::{*, atomic::*}, thread, time::Duration};
thread_local! { static T: std::cell::RefCell<Vec<u32>> = const { std::cell::RefCell::new(Vec::new()) }; }
static O: OnceLock<usize> = OnceLock::new();
static L: LazyLock<Mutex<Vec<u32>>> = LazyLock::new(|| { thread::yield_now(); Mutex::new(vec![1]) });
static ON: Once = Once::new(); static N: AtomicUsize = AtomicUsize::new(0);
fn main() {
    assert_eq!(thread::current().name(), Some("main"));
    let b = Arc::new(Barrier::new(3));
    let hs: Vec<_> = (0..3).map(|i| { let b = b.clone(); thread::Builder::new().name(format!("w{i}")).spawn(move || {
        assert_eq!(thread::current().name().unwrap(), format!("w{i}"));
        T.with_borrow_mut(|v| { assert!(v.is_empty()); v.push(i) });
        ON.call_once(|| { thread::yield_now(); N.fetch_add(1, Ordering::SeqCst); });
        assert_eq!(N.load(Ordering::SeqCst), 1);
        let v = *O.get_or_init(|| { thread::yield_now(); 7 }); assert_eq!(v, 7);
        L.lock().unwrap().push(i);
        b.wait().is_leader() }).unwrap() }).collect();
    let leaders = hs.into_iter().map(|h| h.join().unwrap()).filter(|x| *x).count(); assert_eq!(leaders, 1);
    assert_eq!(L.lock().unwrap().len(), 4);
    let (tx, rx) = mpsc::sync_channel(0); let h = thread::spawn(move || { for i in 0..3 { tx.send(i).unwrap() } }); assert_eq!(rx.iter().collect::<Vec<_>>(), [0, 1, 2]); h.join().unwrap();
    let (tx, rx) = mpsc::sync_channel(1); let h = thread::spawn(move || { let mut full = 0; for i in 0..3 { if tx.try_send(i).is_err() { full += 1 } } full }); let n = rx.iter().count(); assert_eq!(n + h.join().unwrap(), 3);
    let rw = RwLock::new(1); { let mut w = rw.write().unwrap(); *w = 2; let r = RwLockWriteGuard::downgrade(w); assert_eq!(*r, 2); assert!(rw.try_read().is_ok()); assert!(rw.try_write().is_err()); }
    let f = Arc::new(AtomicBool::new(false)); let g = f.clone(); let h = thread::spawn(move || { thread::sleep(Duration::from_millis(5)); g.store(true, Ordering::Release) }); while !f.load(Ordering::Acquire) {} h.join().unwrap();
    let f = Arc::new(AtomicBool::new(false)); let g = f.clone(); let h = thread::spawn(move || { g.store(true, Ordering::Release) }); while !f.load(Ordering::Acquire) { std::hint::spin_loop() } h.join().unwrap();
    let t = thread::current(); let h = thread::spawn(move || t.unpark()); thread::park(); h.join().unwrap();
    let h = thread::spawn(|| ()); while !h.is_finished() {} h.join().unwrap();
}
