//@ passed
use std::cell::UnsafeCell;
use std::thread;

struct Table(UnsafeCell<[u32; 4]>);
unsafe impl Sync for Table {}

fn main() {
    let table = Table(UnsafeCell::new([1, 2, 3, 4]));
    let sum = |table: &Table| unsafe { (*table.0.get()).iter().sum::<u32>() };
    thread::scope(|scope| {
        scope.spawn(|| assert_eq!(sum(&table), 10));
        scope.spawn(|| assert_eq!(sum(&table), 10));
    });
    unsafe { (*table.0.get())[0] = 5 };
    assert_eq!(sum(&table), 14);
}
