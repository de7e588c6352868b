//! Work for many things at once, but no more at a time than there are cores for.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What `work` says of each of them that it has something to say of, in any order.
pub(crate) fn side_by_side<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> Vec<R> + Sync) -> Vec<R> {
    let (next, said) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let worker = || {
        while let Some(thing) = things.get(next.fetch_add(1, Ordering::Relaxed)) {
            let news = work(thing);
            said.lock().expect("nobody panicked").extend(news);
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(worker);
        }
    });
    said.into_inner().expect("nobody panicked")
}
