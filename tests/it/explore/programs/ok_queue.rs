//@ passed
// bounded buffer with one condvar and notify_all: 2 producers + 2 consumers can deadlock (wrong waiter woken)
use std::{collections::VecDeque, sync::{Arc, Condvar, Mutex}, thread};
struct Q { m: Mutex<VecDeque<i32>>, cv: Condvar }
impl Q {
    fn put(&self, x: i32) { let mut g = self.m.lock().unwrap(); while g.len() == 1 { g = self.cv.wait(g).unwrap(); } g.push_back(x); self.cv.notify_all(); }
    fn get(&self) -> i32 { let mut g = self.m.lock().unwrap(); while g.is_empty() { g = self.cv.wait(g).unwrap(); } let x = g.pop_front().unwrap(); self.cv.notify_all(); x }
}
fn main() {
    let q = Arc::new(Q { m: Mutex::new(VecDeque::new()), cv: Condvar::new() });
    let ps: Vec<_> = (0..2).map(|i| { let q = q.clone(); thread::spawn(move || for j in 0..2 { q.put(i * 10 + j) }) }).collect();
    let cs: Vec<_> = (0..2).map(|_| { let q = q.clone(); thread::spawn(move || (0..2).map(|_| q.get()).sum::<i32>()) }).collect();
    for p in ps { p.join().unwrap(); } let s: i32 = cs.into_iter().map(|c| c.join().unwrap()).sum(); assert_eq!(s, 22);
}
