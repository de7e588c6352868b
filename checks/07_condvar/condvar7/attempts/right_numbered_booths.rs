//@ passed
// Every booth has a number, and the guard brings its own back.

use std::collections::BTreeSet;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Studio {
    free_booths: Mutex<BTreeSet<usize>>,
    changed: Condvar,
}

struct Booth<'a>(&'a Studio, usize);

impl Studio {
    fn new(booths: usize) -> Studio {
        Studio {
            free_booths: Mutex::new((0..booths).collect()),
            changed: Condvar::new(),
        }
    }

    /// Lets `sing` run in a booth; waits until there is a free one.
    fn record<R>(&self, sing: impl FnOnce() -> R) -> R {
        let free = self.free_booths.lock().unwrap();
        let mut free = self
            .changed
            .wait_while(free, |free| free.is_empty())
            .unwrap();
        let number = free.pop_first().unwrap();
        drop(free);
        let _booth = Booth(self, number);
        sing()
    }
}

impl Drop for Booth<'_> {
    fn drop(&mut self) {
        self.0.free_booths.lock().unwrap().insert(self.1);
        self.0.changed.notify_all();
    }
}

fn main() {
    let studio = Arc::new(Studio::new(2));
    let singers = ["Ada", "Bob", "Cem", "Dee", "Eve"].map(|name| {
        let studio = Arc::clone(&studio);
        thread::spawn(move || {
            studio.record(|| {
                assert!(name != "Bob" && name != "Dee", "the voice of {name} breaks");
                println!("{name} has sung");
            })
        })
    });
    for singer in singers {
        let _ = singer.join(); // a panic in one thread is no reason to stop the others
    }
}
