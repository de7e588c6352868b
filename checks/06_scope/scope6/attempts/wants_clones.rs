//@ does-not-compile E0277
// What was found is cloned before it is returned, so it must be possible to clone it.

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
pub fn consult<R: Clone + std::fmt::Debug>(visit: impl FnOnce(&Chart) -> R) -> R {
    let c = Chart::open();
    let r = visit(&c);
    r.clone()
}

fn main() {
    println!(
        "{}",
        consult(|chart| {
            thread::sleep(Duration::from_millis(5));
            chart.find("the mill")
        })
    );
    println!("{}", OPEN_VAULTS.load(Ordering::SeqCst));
}
