// scope6: a night at the telescope
//
// Who owns something decides how long it lives. A reference that is lent to a closure for the time
// of a call cannot be kept: its lifetime has no name outside of the call. `thread::scope` lends its
// scope in just this way, and that is why none of its threads and handles gets out.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// How many domes are open.
static OPEN_DOMES: AtomicUsize = AtomicUsize::new(0);

/// The dome is open for as long as there is a Telescope.
pub struct Telescope {
    _only_open_makes_one: (),
}

impl Telescope {
    fn open() -> Telescope {
        OPEN_DOMES.fetch_add(1, Ordering::SeqCst);
        Telescope {
            _only_open_makes_one: (),
        }
    }

    pub fn look(&self, star: &str) -> String {
        format!("a picture of {star}")
    }
}

impl Drop for Telescope {
    fn drop(&mut self) {
        OPEN_DOMES.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Lends the telescope for a night.
// `FnOnce(&Telescope) -> R` is short for `for<'a> FnOnce(&'a Telescope) -> R`: the lifetime is chosen
// anew for each call, and R was chosen before, so no R can have it inside.
pub fn observe<R>(night: impl FnOnce(&Telescope) -> R) -> R {
    // The telescope is a local of this function, so a panic closes the dome as well.
    night(&Telescope::open())
}

fn main() {
    let pictures = observe(|telescope| {
        // The night has to wait for its threads, and a scope does.
        thread::scope(|scope| {
            let assistants = ["the Moon", "Mars"].map(|star| {
                scope.spawn(move || {
                    thread::sleep(Duration::from_millis(50)); // clouds
                    telescope.look(star)
                })
            });
            assistants.map(|assistant| assistant.join().unwrap())
        })
    });
    let open = OPEN_DOMES.load(Ordering::SeqCst);
    println!("domes that are still open in the morning: {open}");
    for picture in pictures {
        println!("{picture}");
    }
}
