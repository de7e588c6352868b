//@ passed
// What must not be is taken out of main; one locker moves to a thread.

use std::marker::PhantomData;
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
    let locker = Locker::new(String::from("an umbrella"));
    let finder = thread::spawn(move || println!("inside is {}", locker.window().look()));
    finder.join().unwrap();
}
