//@ does-not-compile E0277
// An Rc keeps threads away: all of them, those of a scope, too.

use std::rc::Rc;
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
pub fn observe<R>(night: impl FnOnce(Rc<Telescope>) -> R) -> R {
    night(Rc::new(Telescope::open()))
}

fn main() {
    let picture = observe(|telescope| telescope.look("the Moon"));
    println!("{picture}");
}
