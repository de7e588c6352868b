//@ passed
// A list of its own, and an announcer who parks until somebody has a wish.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed, Ordering::SeqCst};
use std::sync::{Arc, Mutex, RwLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// The programme. Announcers read in it, all at the same time; it hardly ever changes, and never
/// under the eyes of somebody who reads.
#[derive(Default)]
struct Programme {
    shows: RwLock<Vec<String>>,
}

impl Programme {
    fn read<T>(&self, reads: impl FnOnce(&[String]) -> T) -> T {
        reads(&self.shows.read().unwrap())
    }

    fn change(&self, changes: impl FnOnce(&mut Vec<String>)) {
        changes(&mut self.shows.write().unwrap());
    }
}

/// How many have called. No call is lost.
#[derive(Default)]
struct Calls {
    total: AtomicU64,
}

impl Calls {
    fn count(&self) {
        self.total.fetch_add(1, Relaxed);
    }

    fn total(&self) -> u64 {
        self.total.load(Relaxed)
    }
}

/// The number of the song that is on air, and since which minute: always of the same song.
#[derive(Default)]
struct OnAir {
    now: Mutex<(u64, u64)>,
}

impl OnAir {
    fn play(&self, song: u64, minute: u64) {
        *self.now.lock().unwrap() = (song, minute);
    }

    fn now(&self) -> (u64, u64) {
        *self.now.lock().unwrap()
    }
}

/// One announcer announces the wishes, in their order and as soon as may be. That takes long, and
/// whoever sends a wish does not wait for it. Without a wish the announcer sleeps.
struct Wishes {
    shared: Arc<Shared>,
    announcer: JoinHandle<()>,
}

#[derive(Default)]
struct Shared {
    wishes: Mutex<VecDeque<String>>,
    closed: AtomicBool,
}

impl Wishes {
    fn new(mut announces: impl FnMut(String) + Send + 'static) -> Wishes {
        let shared = Arc::new(Shared::default());
        let announcer = thread::spawn({
            let shared = Arc::clone(&shared);
            move || loop {
                // Looked at before the list, so that what is in it by then is announced.
                let closed = shared.closed.load(SeqCst);
                let next = shared.wishes.lock().unwrap().pop_front();
                match next {
                    Some(wish) => announces(wish),
                    None if closed => break,
                    None => thread::park(),
                }
            }
        });
        Wishes { shared, announcer }
    }

    fn send(&self, wish: String) {
        self.shared.wishes.lock().unwrap().push_back(wish);
        self.announcer.thread().unpark();
    }

    /// Returns when every wish has been announced.
    fn close(self) {
        self.shared.closed.store(true, SeqCst);
        self.announcer.thread().unpark();
        self.announcer.join().unwrap();
    }
}

fn main() {
    let (programme, on_air) = (Programme::default(), OnAir::default());
    programme.change(|shows| shows.push(String::from("news")));
    on_air.play(17, 3);
    programme.read(|shows| println!("{shows:?}; song and minute: {:?}", on_air.now()));

    let calls = Arc::new(Calls::default());
    let lines = [1, 2].map(|_| {
        let calls = Arc::clone(&calls);
        thread::spawn(move || (0..200_000).for_each(|_| calls.count()))
    });
    for line in lines {
        line.join().unwrap();
    }
    println!("of 400000 calls, {} were counted", calls.total());

    let wishes = Wishes::new(|wish| {
        thread::sleep(Duration::from_millis(50)); // well announced takes long
        println!("a listener wants to hear {wish}");
    });
    wishes.send(String::from("a waltz"));
    println!("the listener hangs up");
    wishes.close();
}
