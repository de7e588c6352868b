//@ failed-check check=a_forgetful_reader_closes_the_vault
// The guard cannot leave the visit, but it owns the chart, and whoever gets it can forget it.

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
pub struct Lent<'v>(Chart, std::marker::PhantomData<&'v ()>);
impl std::ops::Deref for Lent<'_> {
    type Target = Chart;
    fn deref(&self) -> &Chart {
        &self.0
    }
}
pub fn consult<R>(visit: impl for<'v> FnOnce(Lent<'v>) -> R) -> R {
    visit(Lent(Chart::open(), std::marker::PhantomData))
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
