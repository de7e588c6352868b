//@ deadlock check=any_free_booth_will_do
// A mutex for each booth, and everybody takes the next one in turn: so there is a queue before a
// booth that is taken, while another one is free.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

struct Studio {
    booths: Vec<Mutex<()>>,
    next: AtomicUsize,
}
impl Studio {
    fn new(booths: usize) -> Studio {
        Studio {
            booths: (0..booths).map(|_| Mutex::new(())).collect(),
            next: AtomicUsize::new(0),
        }
    }
    fn record<R>(&self, sing: impl FnOnce() -> R) -> R {
        let booth = self.next.fetch_add(1, Ordering::Relaxed) % self.booths.len();
        let _booth = self.booths[booth]
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
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
