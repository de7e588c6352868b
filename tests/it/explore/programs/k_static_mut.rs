//@ passed
use std::thread;

static mut COUNT: u32 = 0;
static mut NAMES: Vec<String> = Vec::new();

fn main() {
    thread::spawn(|| unsafe {
        assert_eq!({ COUNT }, 0, "left over from another run");
        COUNT += 1;
        (*(&raw mut NAMES)).push("a".to_owned());
    }).join().unwrap();
    let other = thread::spawn(|| std::sync::Mutex::new(0).lock().is_ok());
    let fresh = std::sync::Mutex::new(1);
    assert_eq!(*fresh.lock().unwrap(), 1);
    assert_eq!(unsafe { (COUNT, (*(&raw const NAMES)).len()) }, (1, 1));
    assert!(other.join().unwrap());
}
