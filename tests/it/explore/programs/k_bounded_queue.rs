//@ passed
use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Queue { items: Mutex<VecDeque<u32>>, not_empty: Condvar, not_full: Condvar }

impl Queue {
    fn put(&self, item: u32) {
        let mut items = self.not_full.wait_while(self.items.lock().unwrap(), |items| items.len() == 1).unwrap();
        items.push_back(item);
        self.not_empty.notify_one();
    }
    fn take(&self) -> u32 {
        let mut items = self.not_empty.wait_while(self.items.lock().unwrap(), |items| items.is_empty()).unwrap();
        let item = items.pop_front().unwrap();
        self.not_full.notify_one();
        item
    }
}

fn main() {
    let queue = Arc::new(Queue { items: Mutex::default(), not_empty: Condvar::new(), not_full: Condvar::new() });
    let putter = { let queue = queue.clone(); thread::spawn(move || (0..2).for_each(|n| queue.put(n))) };
    let got: Vec<u32> = (0..2).map(|_| queue.take()).collect();
    putter.join().unwrap();
    assert_eq!(got, [0, 1]);
}
