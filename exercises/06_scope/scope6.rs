// scope6: an old sea chart
//
// An archive lends out old sea charts, each for one visit; there may be several visits at once.
// consult opens a vault, `visit` may use the chart, and when `visit` is over, the vault closes.
// During a visit as many threads may search the chart as like to. After it nobody has the chart any
// more; what was found may be taken home: consult returns what `visit` returns.
//
// What is wrong: "Some evenings the vault is still open. A reader has kept the chart, or has left a
// thread behind that still searches. How do I make that impossible?"
//
// You may edit consult with its signature, and main. Readers write `consult(|chart| …)` and
// `chart.find("the mill")`, as before. Chart stays as it is. No `unsafe`.

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
pub fn consult<R>(visit: impl FnOnce(Arc<Chart>) -> R) -> R {
    // TODO: whoever gets an Arc may keep it. What could be given that cannot be kept?
    visit(Arc::new(Chart::open()))
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
