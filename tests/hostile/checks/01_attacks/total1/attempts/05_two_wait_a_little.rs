//@ timed-out check=it_is_seven how=switching
// Each waits for the other one, with a time-out, and tries again.
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

pub fn total() -> u32 {
    let (left, right) = (mpsc::channel::<()>(), mpsc::channel::<()>());
    let ((_keep, one), (_too, two)) = (left, right);
    thread::scope(|scope| {
        scope.spawn(move || while one.recv_timeout(Duration::from_millis(2)).is_err() {});
        while two.recv_timeout(Duration::from_millis(2)).is_err() {}
    });
    7
}

fn main() {}
