//@ failed-check check=who_waits_is_told_of_each_booth
// The destructor is right. Those who wait look every few milliseconds.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Studio {
    free_booths: Mutex<usize>,
    one_is_free: Condvar,
}

impl Studio {
    fn new(booths: usize) -> Studio {
        Studio {
            free_booths: Mutex::new(booths),
            one_is_free: Condvar::new(),
        }
    }

    /// Lets `sing` run in a booth; waits until there is a free one.
    fn record<R>(&self, sing: impl FnOnce() -> R) -> R {
        let mut free = self.free_booths.lock().unwrap();
        while *free == 0 {
            let nap = std::time::Duration::from_millis(5);
            free = self.one_is_free.wait_timeout(free, nap).unwrap().0;
        }
        *free -= 1;
        drop(free);

        let _booth = Booth { studio: self };
        sing()
    }
}

struct Booth<'a> {
    studio: &'a Studio,
}

impl Drop for Booth<'_> {
    fn drop(&mut self) {
        *self.studio.free_booths.lock().unwrap() += 1;
        self.studio.one_is_free.notify_one();
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
