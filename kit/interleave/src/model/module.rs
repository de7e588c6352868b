//! The parts of a loaded library that can be written, as its headers in memory tell of them (the "PE format").

use core::ffi::c_void;

/// Where in the file's header the offset of the next one stands (`e_lfanew`).
const NEXT_HEADER: usize = 0x3c;
/// Where the number of sections stands in that one, and the size of its optional part.
const SECTIONS: usize = 6;
const OPTIONAL_SIZE: usize = 20;
/// How large it is without its optional part.
const HEADER: usize = 24;
/// How large the header of a section is, and where in it its size, address and kind stand.
const SECTION: usize = 40;
const SIZE: usize = 8;
const ADDRESS: usize = 12;
const KIND: usize = 36;
/// A section that can be written (`IMAGE_SCN_MEM_WRITE`).
const WRITABLE: u32 = 0x8000_0000;
/// By an address in it, and without keeping it loaded.
const BY_ADDRESS: u32 = 4 | 2;

#[link(name = "kernel32")]
unsafe extern "system" {
    fn GetModuleHandleExW(flags: u32, address: *const c_void, module: *mut *mut u8) -> i32;
}

/// Where the statics of the library that has the code at `address` can be written: from where to where.
pub(crate) fn writable(address: usize) -> Vec<(usize, usize)> {
    let mut module = core::ptr::null_mut();
    // SAFETY: any address may be asked about, and `module` is there to be written.
    if unsafe { GetModuleHandleExW(BY_ADDRESS, address as *const c_void, &raw mut module) } == 0 {
        return Vec::new();
    }
    let number = |at: usize| {
        // SAFETY: the headers of a loaded library are mapped and readable, and `at` is in them.
        unsafe { module.add(at).cast::<u32>().read_unaligned() as usize }
    };
    let small = |at: usize| number(at) & 0xffff;
    let header = number(NEXT_HEADER);
    let first = header + HEADER + small(header + OPTIONAL_SIZE);
    let sections = (0..small(header + SECTIONS)).map(|index| first + index * SECTION);
    let writable = sections.filter(|section| number(section + KIND) & WRITABLE as usize != 0);
    let range = |section: usize| {
        let start = module as usize + number(section + ADDRESS);
        (start, start + number(section + SIZE))
    };
    writable.map(range).collect()
}
