//! Statics begin each schedule as the program does.
//!
//! The answer is a shared library of its own, so its statics are what can be written of that library in memory. Those
//! bytes are copied before the first schedule and put back before each: locks, atomics, `OnceLock`s and `static mut`
//! alike. They own nothing on the heap at that moment, for they were made at compile time; what they own later is lost
//! with the schedule.

#[cfg(target_os = "linux")]
use super::library::writable;
#[cfg(windows)]
use super::module::writable;

/// Whether they can be put back here. Where they cannot, each schedule runs in a process of its own.
pub(crate) const ARE_RESET: bool = cfg!(any(target_os = "linux", windows));

/// The bytes of a library's statics, as they were.
pub(crate) struct Statics {
    parts: Vec<(*mut u8, Vec<u8>)>,
}

impl Statics {
    /// No statics at all.
    pub(crate) fn none() -> Statics {
        Statics { parts: Vec::new() }
    }

    /// Copies the statics of the library that has `code`, one of its functions.
    pub(crate) fn of(code: *const ()) -> Statics {
        let part = |&(start, end): &(usize, usize)| {
            let mut bytes = vec![0; end - start];
            // SAFETY: the loader says that it has loaded this range, writable; the runner never closes a library. Nothing of the
            // program runs that could write to it.
            unsafe { core::ptr::copy_nonoverlapping(start as *const u8, bytes.as_mut_ptr(), bytes.len()) };
            (start as *mut u8, bytes)
        };
        Statics { parts: writable(code as usize).iter().map(part).collect() }
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

/// Nothing is known of a library here.
#[cfg(not(any(target_os = "linux", windows)))]
fn writable(_: usize) -> Vec<(usize, usize)> {
    Vec::new()
}
