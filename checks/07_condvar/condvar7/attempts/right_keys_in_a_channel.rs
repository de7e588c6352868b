//@ passed
// As many keys as booths, in a channel; a guard puts its key back.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

struct Studio {
    keys: Mutex<Receiver<()>>,
    back: Sender<()>,
}

struct Key(Sender<()>);

impl Studio {
    fn new(booths: usize) -> Studio {
        let (back, keys) = channel();
        (0..booths).for_each(|_| back.send(()).unwrap());
        Studio {
            keys: Mutex::new(keys),
            back,
        }
    }

    /// Lets `sing` run in a booth; waits until there is a free one.
    fn record<R>(&self, sing: impl FnOnce() -> R) -> R {
        self.keys.lock().unwrap().recv().unwrap();
        let _key = Key(self.back.clone());
        sing()
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        let _ = self.0.send(());
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
