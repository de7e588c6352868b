// choose1: the radio station
//
// Four things at a radio station are used by many threads, and each of them got the wrong tool.
// You know two of these, and of the others you need no more than this:
//
//   Mutex     one at a time: for what belongs together, and is used briefly
//   RwLock    many who read, or one who writes: for what is read for long, and seldom written
//   atomic    one number that changes in one step, and nobody waits (std::sync::atomic):
//             `AtomicU64`; `number.fetch_add(1, Relaxed)`, `number.load(Relaxed)`
//   channel   things are handed on in their order, and who sends goes on at once (std::sync::mpsc):
//             `let (sender, receiver) = channel()`; `sender.send(thing).unwrap()`;
//             `for thing in receiver` sleeps until there is one, and ends with the last sender
//
// What is wrong: "Announcers wait for each other to read the programme. Calls are lost. The minute
// is that of the song before. And who has a wish must hold the line until it is announced!"
//
// You may edit the fields and bodies of all four. Names and signatures stay. Who waits sleeps.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, RwLock};
use std::thread;
use std::time::Duration;

/// The programme. Announcers read in it, all at the same time; it hardly ever changes, and never
/// under the eyes of somebody who reads.
#[derive(Default)]
struct Programme {
    shows: Mutex<Vec<String>>, // TODO: who waits for whom here?
}

impl Programme {
    fn read<T>(&self, reads: impl FnOnce(&[String]) -> T) -> T {
        reads(&self.shows.lock().unwrap())
    }

    fn change(&self, changes: impl FnOnce(&mut Vec<String>)) {
        changes(&mut self.shows.lock().unwrap());
    }
}

/// How many have called. No call is lost.
#[derive(Default)]
struct Calls {
    total: RwLock<u64>, // TODO: how many steps does it take to count one call?
}

impl Calls {
    fn count(&self) {
        let total = self.total();
        *self.total.write().unwrap() = total + 1;
    }

    fn total(&self) -> u64 {
        *self.total.read().unwrap()
    }
}

/// The number of the song that is on air, and since which minute: always of the same song.
#[derive(Default)]
struct OnAir {
    song: AtomicU64, // TODO: each number changes in one step. And the two of them?
    since: AtomicU64,
}

impl OnAir {
    fn play(&self, song: u64, minute: u64) {
        self.song.store(song, Relaxed);
        self.since.store(minute, Relaxed);
    }

    fn now(&self) -> (u64, u64) {
        (self.song.load(Relaxed), self.since.load(Relaxed))
    }
}

/// One announcer announces the wishes, in their order and as soon as may be. That takes long, and
/// whoever sends a wish does not wait for it. Without a wish the announcer sleeps.
struct Wishes {
    announces: Mutex<Box<dyn FnMut(String) + Send>>, // TODO: which thread announces?
}

impl Wishes {
    fn new(announces: impl FnMut(String) + Send + 'static) -> Wishes {
        let announces = Mutex::new(Box::new(announces) as _);
        Wishes { announces }
    }

    fn send(&self, wish: String) {
        self.announces.lock().unwrap()(wish);
    }

    /// Returns when every wish has been announced.
    fn close(self) {}
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
