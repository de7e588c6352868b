// condvar7: the recording studio
//
// A recording studio has a few booths, and many singers. Whoever finds all booths taken sleeps until
// one is free. record lets a singer sing in a booth of their own, at the same time as the others,
// and returns what was recorded. Afterwards the booth is free again.
//
// What is wrong: "Whenever a voice breaks (a panic), there is one booth less. In the evening all of
// them are empty, and a queue of singers sleeps before them."
//
// You may edit Studio: its fields and the bodies of its functions, and you may add types. Names and
// signatures stay as they are. A panic is still the singer's own: record does not hide it.

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

        // TODO: does everybody who has taken a booth come past this line?
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
