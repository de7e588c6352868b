//@ passed
// The same said of the reference: `&T: Send` and `T: Sync` are one thing.

use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

/// Owns its contents, as a Box does.
pub struct Locker<T>(*mut T);

/// Borrows the contents of a locker, as a reference does.
pub struct Window<'a, T>(*const T, PhantomData<&'a T>);

unsafe impl<T> Send for Locker<T> where T: Send {}
unsafe impl<T> Sync for Locker<T> where for<'b> &'b T: Send {}
unsafe impl<'a, T> Send for Window<'a, T> where &'a T: Send {}
unsafe impl<T> Sync for Window<'_, T> where for<'b> &'b T: Sync {}

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
