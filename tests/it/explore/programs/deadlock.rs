//@ deadlock
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let a = Arc::new(Mutex::new(1));
    let b = Arc::new(Mutex::new(2));
    let (a1, b1) = (a.clone(), b.clone());
    let h = thread::spawn(move || {
        let x = a1.lock().unwrap();
        thread::sleep(Duration::from_millis(1));
        let y = b1.lock().unwrap();
        println!("t1 {} {}", x, y);
    });
    let h2 = thread::Builder::new().name("second".into()).spawn(move || {
        let y = b.lock().unwrap();
        let x = a.lock().unwrap();
        println!("t2 {} {}", x, y);
    }).unwrap();
    h.join().unwrap();
    h2.join().unwrap();
}
