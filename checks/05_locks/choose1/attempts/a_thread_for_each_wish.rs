//@ race check=every_wish_is_announced_before_the_station_closes
// Nobody waits, and nobody knows the order.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, RwLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// The programme. Announcers read in it, all at the same time; it hardly ever changes, and never
/// under the eyes of somebody who reads.
#[derive(Default)]
struct Programme {
    // Read together and for long, seldom written: what an RwLock is for.
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
    // One number, one step. A Mutex would do as well, with the whole step under one guard.
    total: AtomicU64,
}

impl Calls {
    fn count(&self) {
        // Relaxed is enough for a number that says nothing about anything else.
        self.total.fetch_add(1, Relaxed);
    }

    fn total(&self) -> u64 {
        self.total.load(Relaxed)
    }
}

/// The number of the song that is on air, and since which minute: always of the same song.
#[derive(Default)]
struct OnAir {
    // Two numbers that belong together. No ordering makes one step of two atomics; a guard does.
    song_and_minute: Mutex<(u64, u64)>,
}

impl OnAir {
    fn play(&self, song: u64, minute: u64) {
        *self.song_and_minute.lock().unwrap() = (song, minute);
    }

    fn now(&self) -> (u64, u64) {
        *self.song_and_minute.lock().unwrap()
    }
}

/// One announcer announces the wishes, in their order and as soon as may be. That takes long, and
/// whoever sends a wish does not wait for it. Without a wish the announcer sleeps.
struct Wishes {
    announces: Arc<Mutex<dyn FnMut(String) + Send>>,
    announcers: Mutex<Vec<JoinHandle<()>>>,
}

impl Wishes {
    fn new(announces: impl FnMut(String) + Send + 'static) -> Wishes {
        Wishes {
            announces: Arc::new(Mutex::new(announces)),
            announcers: Mutex::new(Vec::new()),
        }
    }

    fn send(&self, wish: String) {
        let announces = Arc::clone(&self.announces);
        self.announcers
            .lock()
            .unwrap()
            .push(thread::spawn(move || announces.lock().unwrap()(wish)));
    }

    fn close(self) {
        for announcer in self.announcers.into_inner().unwrap() {
            announcer.join().unwrap();
        }
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
