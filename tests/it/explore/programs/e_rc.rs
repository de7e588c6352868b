//@ does-not-compile
use std::rc::Rc;
use std::sync::Mutex;
use std::thread;

fn main() {
    let m = Rc::new(Mutex::new(0));
    let m2 = Rc::clone(&m);
    let h = thread::spawn(move || {
        *m2.lock().unwrap() += 1;
    });
    h.join().unwrap();
    let v = vec![1, 2, 3];
    let g = m.lock().unwrap();
    thread::spawn(|| println!("{:?}", v));
    let h2 = thread::spawn(move || *g);
    h2.join().unwrap();
}
