//@ deadlock check=the_player_sees_the_last_part
// Parks instead. The last part looks for sleepers before this one has put up its name.

use std::sync::{Arc, Mutex};
use std::thread::{self, Thread};
use std::time::Duration;

/// A download in several parts, which arrive in any order.
struct Download {
    /// How many parts are missing, and who sleeps.
    state: Mutex<(u32, Vec<Thread>)>,
}

impl Download {
    fn new(parts: u32) -> Download {
        Download {
            state: Mutex::new((parts, Vec::new())),
        }
    }

    /// One more part is there. Does not wait for anybody.
    fn part_arrived(&self) {
        let mut state = self.state.lock().unwrap();
        state.0 -= 1;
        if state.0 == 0 {
            state.1.iter().for_each(Thread::unpark);
        }
    }

    /// Returns when all parts are there.
    fn wait(&self) {
        if self.state.lock().unwrap().0 == 0 {
            return;
        }
        self.state.lock().unwrap().1.push(thread::current());
        loop {
            thread::park();
            if self.state.lock().unwrap().0 == 0 {
                return;
            }
        }
    }
}

fn main() {
    let film = Arc::new(Download::new(3));
    let connections = [1, 2, 3].map(|part| {
        let film = Arc::clone(&film);
        thread::spawn(move || {
            thread::sleep(Duration::from_millis(20 * part));
            println!("part {part} has arrived");
            film.part_arrived();
        })
    });
    film.wait();
    println!("all parts are there: the film begins");
    for connection in connections {
        connection.join().unwrap();
    }
}
