//@ deadlock check=a_broken_voice_leaves_the_booth
// Asks afterwards whether there is a panic. During one, nobody comes by here.

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
            free = self.one_is_free.wait(free).unwrap();
        }
        *free -= 1;
        drop(free);

        let recording = sing();
        if thread::panicking() {
            println!("oh");
        }
        *self.free_booths.lock().unwrap() += 1;
        self.one_is_free.notify_one();
        recording
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
