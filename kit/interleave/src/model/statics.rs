//! Statics begin each schedule as the program does.
//!
//! The answer is a shared library of its own, so its statics are what can be written of that library in memory. Those
//! bytes are copied before the first schedule and put back before each: locks, atomics, `OnceLock`s and `static mut`
//! alike. They own nothing on the heap at that moment, for they were made at compile time; what they own later is lost
//! with the schedule.

use super::library::{Header, LOADED, Library, READ_ONLY_LATER, WRITABLE, each_library};

/// The bytes of a library's statics, as they were.
pub(crate) struct Statics {
    parts: Vec<(*mut u8, Vec<u8>)>,
}

/// What is looked for, and what was found.
struct Wanted {
    address: usize,
    found: Vec<(usize, usize)>,
}

impl Statics {
    /// No statics at all.
    pub(crate) fn none() -> Statics {
        Statics { parts: Vec::new() }
    }

    /// Copies the statics of the library that has `code`, one of its functions.
    pub(crate) fn of(code: *const ()) -> Statics {
        let mut wanted = Wanted { address: code as usize, found: Vec::new() };
        each_library(|library| wanted.look(library));
        let part = |&(start, end): &(usize, usize)| {
            let mut bytes = vec![0; end - start];
            // SAFETY: the loader says that it has loaded this range, writable; the runner never closes a library. Nothing of the
            // program runs that could write to it.
            unsafe { core::ptr::copy_nonoverlapping(start as *const u8, bytes.as_mut_ptr(), bytes.len()) };
            (start as *mut u8, bytes)
        };
        Statics { parts: wanted.found.iter().map(part).collect() }
    }

    /// Puts the bytes back.
    ///
    /// # Safety
    /// No code of the library runs any more that ran since they were copied, and nothing that is still used refers to a value
    /// in a static.
    pub(crate) unsafe fn restore(&self) {
        for (start, bytes) in &self.parts {
            // SAFETY: the range is mapped and writable (what the loader has sealed is left out), as long as its copy, and the
            // caller says that nobody looks at it. What stands there then stood there when the program was loaded.
            unsafe { core::ptr::copy_nonoverlapping(bytes.as_ptr(), *start, bytes.len()) };
        }
    }
}

impl Wanted {
    /// Looks at one library; true when it was the one.
    fn look(&mut self, library: &Library) -> bool {
        let headers = library.headers();
        let range = |header: &Header| {
            let start = library.base + header.address;
            (start, start + header.in_memory)
        };
        let has = |header: &Header| {
            let (start, end) = range(header);
            header.kind == LOADED && (start..end).contains(&self.address)
        };
        if !headers.iter().any(has) {
            return false;
        }
        // What the loader has made read-only after it was done cannot be written.
        let sealed: Vec<_> = headers.iter().filter(|header| header.kind == READ_ONLY_LATER).map(range).collect();
        for header in headers.iter().filter(|header| header.kind == LOADED && header.flags & WRITABLE != 0) {
            let (mut start, end) = range(header);
            for &(from, to) in &sealed {
                // The sealed part stands first in its segment.
                if (start..end).contains(&from) {
                    start = to.min(end);
                }
            }
            if start < end {
                self.found.push((start, end));
            }
        }
        true
    }
}
