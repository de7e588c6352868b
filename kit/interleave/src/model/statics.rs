//! Statics begin each schedule as the program does.
//!
//! The answer is a shared library of its own, so its statics are what can be written of that library in memory. Those
//! bytes are copied before the first schedule and put back before each: locks, atomics, `OnceLock`s and `static mut`
//! alike. They own nothing on the heap at that moment, for they were made at compile time; what they own later is lost
//! with the schedule.

use core::ffi::{c_char, c_int, c_void};

/// The bytes of a library's statics, as they were.
pub(crate) struct Statics {
    parts: Vec<(*mut u8, Vec<u8>)>,
}

/// `dl_phdr_info` of `<link.h>`, as far as it is used.
#[repr(C)]
struct Library {
    base: usize,
    name: *const c_char,
    headers: *const Header,
    count: u16,
}

/// `Elf64_Phdr` of `<elf.h>`.
#[repr(C)]
#[derive(Clone, Copy)]
#[cfg(target_pointer_width = "64")]
struct Header {
    kind: u32,
    flags: u32,
    _offset: usize,
    address: usize,
    _physical: usize,
    _in_file: usize,
    in_memory: usize,
    _alignment: usize,
}

const LOADED: u32 = 1;
const READ_ONLY_LATER: u32 = 0x6474_e552;
const WRITABLE: u32 = 2;

unsafe extern "C" {
    fn dl_iterate_phdr(each: extern "C" fn(*const Library, usize, *mut c_void) -> c_int, data: *mut c_void) -> c_int;
}

/// What is looked for, and what was found.
struct Wanted {
    address: usize,
    found: Vec<(usize, usize)>,
}

impl Statics {
    /// Copies the statics of the library that has `code`, one of its functions.
    pub(crate) fn of(code: *const ()) -> Statics {
        let mut wanted = Wanted { address: code as usize, found: Vec::new() };
        // SAFETY: `each` gets valid structures for the time of the call, and `wanted` outlives it.
        unsafe { dl_iterate_phdr(each, (&raw mut wanted).cast()) };
        let part = |&(start, end): &(usize, usize)| {
            let mut bytes = vec![0; end - start];
            // SAFETY: the range is mapped and readable for as long as the library is loaded, which is for ever.
            unsafe { core::ptr::copy_nonoverlapping(start as *const u8, bytes.as_mut_ptr(), bytes.len()) };
            (start as *mut u8, bytes)
        };
        Statics { parts: wanted.found.iter().map(part).collect() }
    }

    /// Puts the bytes back.
    ///
    /// # Safety
    /// No code of the library runs, and nothing refers to a value in a static.
    pub(crate) unsafe fn restore(&self) {
        for (start, bytes) in &self.parts {
            // SAFETY: the range is mapped and writable, and the caller says that nobody looks at it.
            unsafe { core::ptr::copy_nonoverlapping(bytes.as_ptr(), *start, bytes.len()) };
        }
    }
}

extern "C" fn each(library: *const Library, _size: usize, data: *mut c_void) -> c_int {
    // SAFETY: the loader passes a valid structure, and `data` is the `Wanted` of `Statics::of`.
    let (library, wanted) = unsafe { (&*library, &mut *data.cast::<Wanted>()) };
    // SAFETY: the loader's headers are that many.
    let headers = unsafe { core::slice::from_raw_parts(library.headers, usize::from(library.count)) };
    let range = |header: &Header| {
        let start = library.base + header.address;
        (start, start + header.in_memory)
    };
    let has = |header: &Header| {
        let (start, end) = range(header);
        header.kind == LOADED && (start..end).contains(&wanted.address)
    };
    if !headers.iter().any(has) {
        return 0;
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
            wanted.found.push((start, end));
        }
    }
    1
}
