//@ passed
use std::thread;
fn main() {
    let r = std::panic::catch_unwind(|| { thread::scope(|s| { s.spawn(|| panic!("in scope")); }) });
    assert!(r.is_err());
    thread::scope(|s| { let h = s.spawn(|| { if true { panic!("x") } 1 }); assert!(h.join().is_err()); });
}
