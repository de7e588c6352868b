//@ passed
// A Cell may be sent: each door counts in a locker of its own, which comes back through a channel.
use std::cell::Cell;
use std::marker::PhantomData;
use std::sync::mpsc;
use std::thread;

/// Owns its contents, as a Box does.
pub struct Locker<T>(*mut T);

/// Borrows the contents of a locker, as a reference does.
pub struct Window<'a, T>(*const T, PhantomData<&'a T>);

unsafe impl<T: Send> Send for Locker<T> {}
unsafe impl<T: Sync> Sync for Locker<T> {}
unsafe impl<T: Sync> Send for Window<'_, T> {}
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
    let (send, receive) = mpsc::channel();
    for _ in 0..2 {
        let send = send.clone();
        thread::spawn(move || {
            let counter = Locker::new(Cell::new(0));
            for _ in 0..1_000_000 {
                let counter = counter.window().look();
                counter.set(counter.get() + 1);
            }
            send.send(counter).unwrap();
        });
    }
    drop(send);
    let all: i32 = receive
        .iter()
        .map(|counter| counter.window().look().get())
        .sum();
    println!("of 2000000 visitors {all}");
}
