//! Memory as the system sees it: a copy of what is there, for whoever cannot know that it is still there.

#[cfg(target_os = "linux")]
use core::ffi::{c_int, c_ulong, c_void};
#[cfg(target_os = "linux")]
use std::io;

/// `struct iovec`.
#[cfg(target_os = "linux")]
#[repr(C)]
struct Part {
    start: *mut c_void,
    length: usize,
}

// SAFETY: so it is in `<sys/uio.h>`.
#[cfg(target_os = "linux")]
unsafe extern "C" {
    fn process_vm_readv(
        process: c_int,
        here: *const Part,
        parts_here: c_ulong,
        there: *const Part,
        parts_there: c_ulong,
        flags: c_ulong,
    ) -> isize;
}

/// A copy of the bytes at a place where a value is or was; nothing where no memory is any more.
///
/// The system copies them. So it is no matter whether they still belong to that value, whether somebody has a `&mut` to it, or
/// whether all of them are initialised: the program itself reads nothing.
#[cfg(target_os = "linux")]
pub(crate) fn at(place: *const u8, length: usize) -> Option<Box<[u8]>> {
    /// There is no such memory.
    const EFAULT: i32 = 14;
    let mut copy = vec![0; length].into_boxed_slice();
    let here = Part { start: copy.as_mut_ptr().cast(), length };
    let there = Part { start: place.cast_mut().cast(), length };
    let me = std::process::id().cast_signed();
    // SAFETY: it writes to `copy` alone, no more than there is room for, and looks itself whether it can read what it reads.
    let read = unsafe { process_vm_readv(me, &raw const here, 1, &raw const there, 1, 0) };
    if read.cast_unsigned() == length {
        return Some(copy);
    }
    let refused = read < 0 && io::Error::last_os_error().raw_os_error() != Some(EFAULT);
    refused.then(|| look(place, length))
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn at(place: *const u8, length: usize) -> Option<Box<[u8]>> {
    Some(look(place, length))
}

/// The same where the system does not do it: a sandbox keeps it from reading for us.
fn look(place: *const u8, length: usize) -> Box<[u8]> {
    // SAFETY: this much is left to chance: the value was there a moment ago, and its thread has run alone since. What has been
    // freed meanwhile is most often still mapped. The reads are volatile, so that the compiler concludes nothing from them.
    (0..length).map(|index| unsafe { place.add(index).read_volatile() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_copied() {
        let text = *b"seven bytes and some";
        assert_eq!(at(text.as_ptr(), 5).as_deref(), Some(&b"seven"[..]));
        assert_eq!(at(text.as_ptr(), 0).as_deref(), Some(&b""[..]));
        assert_eq!(*look(text.as_ptr(), 5), *b"seven");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn where_no_memory_is_there_is_nothing() {
        assert_eq!(at(core::ptr::without_provenance(8), 5), None);
    }
}
