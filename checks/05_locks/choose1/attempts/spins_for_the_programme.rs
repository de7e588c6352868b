//@ failed-check check=who_has_to_wait_to_change_the_programme_sleeps
// The right lock for the programme, and whoever does not get it at once tries again and again.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{Sender, channel};
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
        loop {
            if let Ok(shows) = self.shows.try_read() {
                return reads(&shows);
            }
            thread::yield_now();
        }
    }

    fn change(&self, changes: impl FnOnce(&mut Vec<String>)) {
        loop {
            if let Ok(mut shows) = self.shows.try_write() {
                return changes(&mut shows);
            }
            thread::yield_now();
        }
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
    sender: Sender<String>,
    announcer: JoinHandle<()>,
}

impl Wishes {
    fn new(mut announces: impl FnMut(String) + Send + 'static) -> Wishes {
        let (sender, receiver) = channel();
        let announcer = thread::spawn(move || {
            for wish in receiver {
                announces(wish);
            }
        });
        Wishes { sender, announcer }
    }

    fn send(&self, wish: String) {
        self.sender.send(wish).unwrap();
    }

    /// Returns when every wish has been announced.
    fn close(self) {
        drop(self.sender);
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
