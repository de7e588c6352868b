//! The libraries that are loaded, as the loader tells of them (`dl_iterate_phdr`, `<link.h>`, `<elf.h>`).

use core::ffi::{c_char, c_int, c_void};

/// `dl_phdr_info`.
#[repr(C)]
pub(crate) struct Library {
    pub(crate) base: usize,
    name: *const c_char,
    headers: *const Header,
    count: u16,
    added: u64,
    removed: u64,
    module: usize,
    /// The calling OS thread's part of its thread-locals; null where it has none.
    pub(crate) thread_locals: *mut u8,
}

impl Library {
    pub(crate) fn headers(&self) -> &[Header] {
        if self.headers.is_null() {
            return &[];
        }
        // SAFETY: the loader made this structure (nobody else can), and says that its headers are that many. They are there for
        // as long as the library is loaded, which is longer than the loader's call to `each`.
        unsafe { core::slice::from_raw_parts(self.headers, usize::from(self.count)) }
    }
}

/// `Elf64_Phdr`.
#[repr(C)]
pub(crate) struct Header {
    pub(crate) kind: u32,
    pub(crate) flags: u32,
    offset: usize,
    pub(crate) address: usize,
    physical: usize,
    in_file: usize,
    pub(crate) in_memory: usize,
    alignment: usize,
}

pub(crate) const LOADED: u32 = 1;
pub(crate) const THREAD_LOCAL: u32 = 7;
pub(crate) const READ_ONLY_LATER: u32 = 0x6474_e552;
pub(crate) const WRITABLE: u32 = 2;

// SAFETY: so it is in `<link.h>`.
unsafe extern "C" {
    fn dl_iterate_phdr(each: extern "C" fn(*const Library, usize, *mut c_void) -> c_int, data: *mut c_void) -> c_int;
}

/// Looks at each library, until `look` says that it has seen enough.
pub(crate) fn each_library<F: FnMut(&Library) -> bool>(mut look: F) {
    let mut look: &mut dyn FnMut(&Library) -> bool = &mut look;
    // SAFETY: it calls `each` with structures of its own, valid for the time of that call, and with `look`, which outlives it.
    unsafe { dl_iterate_phdr(each, (&raw mut look).cast()) };
}

extern "C" fn each(library: *const Library, size: usize, data: *mut c_void) -> c_int {
    if size < size_of::<Library>() {
        return 0;
    }
    // SAFETY: the loader passes a valid structure of that size.
    let library = unsafe { &*library };
    // SAFETY: `data` is the `look` of `each_library`, which waits for the loader and does not use it meanwhile.
    let look = unsafe { &mut *data.cast::<&mut dyn FnMut(&Library) -> bool>() };
    c_int::from(look(library))
}

/// Where the statics of the library that has the code at `address` can be written: from where to where.
pub(crate) fn writable(address: usize) -> Vec<(usize, usize)> {
    let mut wanted = Wanted { address, found: Vec::new() };
    each_library(|library| wanted.look(library));
    wanted.found
}

/// What is looked for, and what was found.
struct Wanted {
    address: usize,
    found: Vec<(usize, usize)>,
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
