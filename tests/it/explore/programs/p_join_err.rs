//@ passed
use std::thread;
fn main() {
    let h = thread::spawn(|| { if true { panic!("boom"); } 5 });
    let r = h.join();
    assert!(r.is_err());
    let msg = *r.unwrap_err().downcast_ref::<&str>().unwrap();
    assert_eq!(msg, "boom");
}
