//@ race
use std::sync::{Arc, RwLock};
use std::thread;

fn main() {
    let price = Arc::new(RwLock::new(100));
    let raise = |price: Arc<RwLock<i32>>, by: i32| move || { let now = *price.read().unwrap(); *price.write().unwrap() = now + by; };
    let a = thread::spawn(raise(price.clone(), 10));
    let b = thread::spawn(raise(price.clone(), 20));
    a.join().unwrap();
    b.join().unwrap();
    assert_eq!(*price.read().unwrap(), 130);
}
