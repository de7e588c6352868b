//@ passed
// Written out, and with a local.

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
pub fn observe<F, R>(night: F) -> R
where
    F: for<'night> FnOnce(&'night Telescope) -> R,
{
    let telescope = Telescope::open();
    let seen = night(&telescope);
    drop(telescope);
    seen
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
