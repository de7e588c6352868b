//! A program that starts threads without end is stopped here, by the thread that would start one more.
//!
//! The grader counts threads from outside, at intervals; but it waits for a core like everybody else, and among thousands
//! of threads that are ready to run its turn may come when the system is out of memory for them and the program has
//! crashed. What would then be said depended on the machine.

use std::ffi::{c_char, c_int, c_ulong, c_void};
use std::io::Write;
use std::os::unix::net::UnixStream;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// How many threads are started between two counts.
const BETWEEN_COUNTS: u64 = 64;
/// The next definition of a symbol after this program's: the system's.
const RTLD_NEXT: *mut c_void = -1_isize as *mut c_void;

type Begin = extern "C" fn(*mut c_void) -> *mut c_void;
type Create = unsafe extern "C" fn(*mut c_ulong, *const c_void, Begin, *mut c_void) -> c_int;

// SAFETY: so they are in `<dlfcn.h>` and `<unistd.h>`; `pause` has no preconditions.
unsafe extern "C" {
    fn dlsym(library: *mut c_void, symbol: *const c_char) -> *mut c_void;
    safe fn pause() -> c_int;
}

struct Guard {
    /// A descriptor of its own, so that it is open for as long as this is there.
    channel: Option<UnixStream>,
    line: String,
    limit: usize,
}

static GUARD: OnceLock<Guard> = OnceLock::new();
static STARTED: AtomicU64 = AtomicU64::new(0);
/// Whether there are too many: nobody starts one more until the grader has ended this process.
static IS_OVER: AtomicBool = AtomicBool::new(false);

/// From now on the program has at most so many threads, or a few more; the grader is told over the channel, by `nonce`.
pub fn limit(limit: usize, channel: Option<UnixStream>, nonce: &str) {
    let _ = GUARD.set(Guard { channel, line: format!("{nonce}\ttoo-many-threads\n"), limit });
}

/// In the place of the system's: std's shared library finds this one first.
///
/// # Safety
/// As the system's.
// SAFETY: it has the signature of the system's, and does what that promises by calling it; or it never returns.
#[unsafe(no_mangle)]
unsafe extern "C" fn pthread_create(
    thread: *mut c_ulong,
    attributes: *const c_void,
    begin: Begin,
    argument: *mut c_void,
) -> c_int {
    static CREATE: OnceLock<Option<Create>> = OnceLock::new();
    /// The operation is not permitted.
    const EPERM: c_int = 1;
    if (STARTED.fetch_add(1, Ordering::Relaxed) + 1).is_multiple_of(BETWEEN_COUNTS) {
        count();
    }
    while IS_OVER.load(Ordering::Relaxed) {
        pause();
    }
    let create = CREATE.get_or_init(|| {
        // SAFETY: the name ends with a zero byte.
        let create = unsafe { dlsym(RTLD_NEXT, c"pthread_create".as_ptr()) };
        // SAFETY: what the system has by that name is a function of this type, and the C library stays loaded.
        (!create.is_null()).then(|| unsafe { std::mem::transmute::<*mut c_void, Create>(create) })
    });
    // SAFETY: what the caller promises is what the system's asks for.
    create.map_or(EPERM, |create| unsafe { create(thread, attributes, begin, argument) })
}

/// Tells the grader when there are too many threads.
fn count() {
    let Some(guard) = GUARD.get() else { return };
    if harness::threads_of("self").is_none_or(|threads| threads <= guard.limit) {
        return;
    }
    IS_OVER.store(true, Ordering::Relaxed);
    if let Some(mut channel) = guard.channel.as_ref() {
        // A short line is written whole or not at all; where it is not, the grader counts by itself.
        let _ = channel.write(guard.line.as_bytes());
    }
}
