// condvar7: the recording studio
//
// What has to happen in any case belongs into a destructor: it runs at the end of the block, before
// every `return` and `?`, and while a panic leaves the function. This is a *semaphore*, a mutex for
// as many as there are booths, and `Booth` is its guard.

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
        // It lives until record is over, in whatever way: a result, or a panic.
        let _booth = self.enter();
        sing()
    }

    /// Waits for a free booth, and takes it.
    fn enter(&self) -> Booth<'_> {
        let mut free = self.free_booths.lock().unwrap();
        while *free == 0 {
            free = self.one_is_free.wait(free).unwrap();
        }
        *free -= 1;
        Booth { studio: self }
    }
}

/// A booth that is taken. It is free again when this is dropped.
struct Booth<'a> {
    studio: &'a Studio,
}

impl Drop for Booth<'_> {
    fn drop(&mut self) {
        // Nobody sings with this lock in hand, so a voice that breaks does not poison it.
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
