//@ deadlock check=who_waits_is_told_of_a_broken_voice
// The destructor notifies, and frees the booth after that, under no common lock.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Studio {
    free_booths: Mutex<usize>,
    one_is_free: Condvar,
}
struct Booth<'a>(&'a Studio);
impl Drop for Booth<'_> {
    fn drop(&mut self) {
        self.0.one_is_free.notify_one();
        *self.0.free_booths.lock().unwrap() += 1;
    }
}
impl Studio {
    fn new(booths: usize) -> Studio {
        Studio {
            free_booths: Mutex::new(booths),
            one_is_free: Condvar::new(),
        }
    }
    fn record<R>(&self, sing: impl FnOnce() -> R) -> R {
        let mut free = self.free_booths.lock().unwrap();
        while *free == 0 {
            free = self.one_is_free.wait(free).unwrap();
        }
        *free -= 1;
        drop(free);
        let _booth = Booth(self);
        sing()
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
