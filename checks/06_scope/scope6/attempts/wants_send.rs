//@ does-not-compile E0277
// Asks of the visit what only a thread would need.

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
pub fn consult<R: Send>(visit: impl FnOnce(&Chart) -> R + Send) -> R {
    visit(&Chart::open())
}

fn main() {
    let sketches = consult(|chart| {
        // The visit has to wait for its threads, and a scope does.
        thread::scope(|scope| {
            let assistants = ["the old harbour", "the mill"].map(|place| {
                scope.spawn(move || {
                    thread::sleep(Duration::from_millis(50)); // it takes a while
                    chart.find(place)
                })
            });
            assistants.map(|assistant| assistant.join().unwrap())
        })
    });
    let open = OPEN_VAULTS.load(Ordering::SeqCst);
    println!("vaults that are still open in the evening: {open}");
    for sketch in sketches {
        println!("{sketch}");
    }
}
