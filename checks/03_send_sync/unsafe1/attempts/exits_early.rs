//@ misuse-compiles
// Whatever main does, the types let an Rc through.

use std::cell::Cell;
use std::marker::PhantomData;
use std::sync::Arc;
use std::thread;

/// Owns its contents, as a Box does.
pub struct Locker<T>(*mut T);

/// Borrows the contents of a locker, as a reference does.
pub struct Window<'a, T>(*const T, PhantomData<&'a T>);

// TODO: what goes to another thread with each of them, and what will two threads have? Say so of T.
unsafe impl<T> Send for Locker<T> {}
unsafe impl<T> Sync for Locker<T> {}
unsafe impl<T> Send for Window<'_, T> {}
unsafe impl<T> Sync for Window<'_, T> {}

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
    std::process::exit(0);
    // TODO: once the compiler refuses this, count in something that threads may share.
    let visitors = Arc::new(Locker::new(Cell::new(0)));
    let doors = [1, 2].map(|_| {
        let visitors = Arc::clone(&visitors);
        thread::spawn(move || {
            for _ in 0..1_000_000 {
                let counter = visitors.window().look();
                counter.set(counter.get() + 1);
            }
        })
    });
    for door in doors {
        door.join().unwrap();
    }
    println!("of 2000000 visitors {}", visitors.window().look().get());
}
