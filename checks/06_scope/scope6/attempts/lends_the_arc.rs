//@ misuse-compiles
// A reference, as it should be; but to an Arc, and that can be cloned.

use std::sync::Arc;
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
pub fn consult<R>(visit: impl FnOnce(&Arc<Chart>) -> R) -> R {
    visit(&Arc::new(Chart::open()))
}

fn main() {
    let assistants = consult(|chart| {
        ["the old harbour", "the mill"].map(|place| {
            let chart = Arc::clone(&chart);
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
