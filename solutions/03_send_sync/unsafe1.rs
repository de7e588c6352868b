// unsafe1: the lockers
//
// An `unsafe impl` is a promise for every T that its bound lets in. What it has to be is what T
// itself would need: whoever gets a locker gets the T, and whoever gets a window, or a reference to
// either of them, gets a `&T`. And a `&T` may go to another thread exactly when T is Sync.

use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

/// Owns its contents, as a Box does.
pub struct Locker<T>(*mut T);

/// Borrows the contents of a locker, as a reference does.
pub struct Window<'a, T>(*const T, PhantomData<&'a T>);

// SAFETY: a locker owns its T and has the only pointer to it, so that sending it sends the T.
unsafe impl<T: Send> Send for Locker<T> {}
// SAFETY: a shared locker gives no more than a `&T`, through its windows. T itself stays inside.
unsafe impl<T: Sync> Sync for Locker<T> {}
// SAFETY: a window is a `&T`: who sends it does not send the T, but shares it.
unsafe impl<T: Sync> Send for Window<'_, T> {}
// SAFETY: through a shared window one gets the same `&T` once more.
unsafe impl<T: Sync> Sync for Window<'_, T> {}

impl<T> Locker<T> {
    pub fn new(contents: T) -> Locker<T> {
        Locker(Box::into_raw(Box::new(contents)))
    }

    pub fn window(&self) -> Window<'_, T> {
        Window(self.0, PhantomData)
    }
}

impl<T> Drop for Locker<T> {
    fn drop(&mut self) {
        // SAFETY: `new` got it from a Box, and nobody else frees it.
        drop(unsafe { Box::from_raw(self.0) });
    }
}

impl<'a, T> Window<'a, T> {
    pub fn look(&self) -> &'a T {
        // SAFETY: the locker is borrowed for as long as this reference lives.
        unsafe { &*self.0 }
    }
}

fn main() {
    // Two doors may share a counter that is Sync: an atomic one is, and one in a Mutex.
    let visitors = Arc::new(Locker::new(AtomicU32::new(0)));
    let doors = [1, 2].map(|_| {
        let visitors = Arc::clone(&visitors);
        thread::spawn(move || {
            for _ in 0..1_000_000 {
                visitors.window().look().fetch_add(1, Ordering::Relaxed);
            }
        })
    });
    for door in doors {
        door.join().unwrap();
    }
    let counted = visitors.window().look().load(Ordering::Relaxed);
    println!("of 2000000 visitors {counted}");
}
