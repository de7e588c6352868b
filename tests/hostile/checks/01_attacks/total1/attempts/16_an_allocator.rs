//@ passed
//@ci does-not-compile unsafe_code
// It counts what it allocates.
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

struct Counts;

static COUNT: AtomicUsize = AtomicUsize::new(0);

unsafe impl GlobalAlloc for Counts {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.fetch_add(1, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static COUNTS: Counts = Counts;

pub fn total() -> u32 {
    let before = COUNT.load(Relaxed);
    drop(std::hint::black_box(Box::new(7)));
    7 + u32::from(COUNT.load(Relaxed) == before)
}

fn main() {}
