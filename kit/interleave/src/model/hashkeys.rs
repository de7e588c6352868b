//! Each schedule begins with the same keys for its `HashMap`s, so that their order is the same in each.
//!
//! std draws keys once for each OS thread (from `getrandom`, which the runner answers with the same bytes always), and
//! counts up from there. They stand in a thread-local of std's that has no name for others, but its content is known: the
//! keys that the next `RandomState` will get. It is looked for once on each OS thread, and put back before each schedule.
//!
//! That is so on Linux. Elsewhere the system gives the keys, and thread-locals are not shown: there the order of a `HashMap`
//! is not the same in each schedule, and a replay that goes another way for it is noticed and said.
#![cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "there is nothing to be found"))]

use std::hash::RandomState;

#[cfg(target_os = "linux")]
use super::library::{Library, THREAD_LOCAL, each_library};

/// Two numbers, of which each new `RandomState` counts one up.
type Keys = [u64; 2];

/// Where the OS thread keeps its keys, and what they were.
pub(crate) struct HashKeys {
    place: *mut Keys,
    first: Keys,
}

impl HashKeys {
    /// Nothing is known of them here.
    #[cfg(not(target_os = "linux"))]
    pub(crate) fn find() -> Option<HashKeys> {
        None
    }

    /// The keys of this OS thread; nothing where they are not kept as expected.
    #[cfg(target_os = "linux")]
    pub(crate) fn find() -> Option<HashKeys> {
        if size_of::<RandomState>() != size_of::<Keys>() {
            return None;
        }
        let [first, second] = [draw(), draw()];
        // Whichever of the two counts: the next keys differ from the last as the last do from the first.
        let step = |index: usize| second[index].wrapping_sub(first[index]);
        let next = [second[0].wrapping_add(step(0)), second[1].wrapping_add(step(1))];
        let mut places = Vec::new();
        each_library(|library| {
            places.extend(kept_in(library, next));
            false
        });
        match places.as_slice() {
            [place] => Some(HashKeys { place: *place, first: next }),
            _ => None,
        }
    }

    /// Puts the keys back, on the OS thread that they were found on.
    pub(crate) fn restore(&self) {
        // SAFETY: the place is a thread-local of this OS thread, which lives as long as the thread does (`engine::run` keeps
        // it no longer). std reads and writes it here only, and not now; what it finds is what it wrote itself once.
        unsafe { self.place.write(self.first) };
    }
}

fn draw() -> Keys {
    // SAFETY: the sizes are the same (`find` looks), and a `RandomState` of that size is nothing but its two numbers.
    unsafe { core::mem::transmute_copy(&RandomState::new()) }
}

/// Where the keys stand in a library's thread-locals.
#[cfg(target_os = "linux")]
fn kept_in(library: &Library, keys: Keys) -> Vec<*mut Keys> {
    let start = library.thread_locals.cast::<u64>();
    let mut places = Vec::new();
    if start.is_null() || !start.is_aligned() {
        return places;
    }
    for header in library.headers().iter().filter(|header| header.kind == THREAD_LOCAL) {
        let words = header.in_memory / size_of::<u64>();
        for index in 0..words.saturating_sub(1) {
            // SAFETY: the header says how many words this OS thread's part of the library's thread-locals has.
            let place = unsafe { start.add(index) }.cast::<Keys>();
            // SAFETY: as above; `index` is not the last one. Nobody else touches this thread's part meanwhile, and the read is
            // volatile: what is padding there is of no concern to the compiler.
            if unsafe { place.read_volatile() } == keys {
                places.push(place);
            }
        }
    }
    places
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_and_put_back() {
        let keys = HashKeys::find().expect("std keeps its keys in a thread-local");
        keys.restore();
        let first = draw();
        draw();
        keys.restore();
        assert_eq!(draw(), first);
    }
}
