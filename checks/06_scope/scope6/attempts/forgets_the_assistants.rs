//@ does-not-compile E0521
// consult is right now, and main still leaves its threads behind.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// How many vaults are open.
static OPEN_VAULTS: AtomicUsize = AtomicUsize::new(0);

/// The vault is open for as long as there is a Chart.
pub struct Chart {
    _only_open_makes_one: (),
}

impl Chart {
    fn open() -> Chart {
        OPEN_VAULTS.fetch_add(1, Ordering::SeqCst);
        Chart {
            _only_open_makes_one: (),
        }
    }

    pub fn find(&self, place: &str) -> String {
        format!("a sketch of {place}")
    }
}

impl Drop for Chart {
    fn drop(&mut self) {
        OPEN_VAULTS.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Lends the chart for the time of a visit.
pub fn consult<R>(visit: impl FnOnce(&Chart) -> R) -> R {
    // TODO: whoever gets an Arc may keep it. What could be given that cannot be kept?
    visit(&Chart::open())
}

fn main() {
    let assistants = consult(|chart| {
        ["the old harbour", "the mill"].map(|place| {
            thread::spawn(move || {
                thread::sleep(Duration::from_millis(50)); // it takes a while
                chart.find(place)
            })
        })
    });
    let open = OPEN_VAULTS.load(Ordering::SeqCst);
    println!("vaults that are still open in the evening: {open}");
    for assistant in assistants {
        println!("{}", assistant.join().unwrap());
    }
}
