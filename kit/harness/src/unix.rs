//! What the runner asks of Linux and macOS.

#[cfg(target_os = "linux")]
use std::ffi::c_ulong;
use std::ffi::{CStr, CString, OsStr, c_char, c_int, c_void};
use std::fs::File;
use std::io;
use std::os::fd::{AsFd, AsRawFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::UnixStream;

use crate::Enter;

/// Resolve every symbol at once.
const RTLD_NOW: c_int = 2;

// SAFETY: so they are in `<unistd.h>`, `<dlfcn.h>` and `<sys/prctl.h>`.
unsafe extern "C" {
    fn dup2(from: c_int, to: c_int) -> c_int;
    fn dlopen(path: *const c_char, flags: c_int) -> *mut c_void;
    fn dlsym(library: *mut c_void, symbol: *const c_char) -> *mut c_void;
    safe fn dlerror() -> *const c_char;
    #[cfg(target_os = "linux")]
    fn prctl(option: c_int, ...) -> c_int;
}

/// Moves the channel away from standard input.
pub(crate) fn take_channel() -> io::Result<UnixStream> {
    #[cfg(target_os = "linux")]
    die_with_the_parent();
    let channel = UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
    let null = File::options().read(true).write(true).open("/dev/null")?;
    // SAFETY: dup2 only changes what descriptor 0 refers to. Nobody owns that: std's handle names it by number, and has read
    // nothing from it.
    unsafe { dup2(null.as_raw_fd(), 0) };
    Ok(channel)
}

/// Whoever watches over this process must not be outlived by it.
#[cfg(target_os = "linux")]
fn die_with_the_parent() {
    /// `PR_SET_PDEATHSIG`.
    const WHEN_THE_PARENT_DIES: c_int = 1;
    /// `SIGKILL`.
    const KILL: c_ulong = 9;
    // SAFETY: this option takes one `unsigned long`, the number of a signal, and touches no memory.
    unsafe {
        prctl(WHEN_THE_PARENT_DIES, KILL);
    }
}

/// Loads the answer: its one symbol, if it has it.
pub(crate) fn load(path: &OsStr) -> Result<Option<Enter>, String> {
    let path = CString::new(path.as_bytes()).map_err(|error| error.to_string())?;
    // SAFETY: the path ends with a zero byte. What the library's constructors do is the answer's business: this process is
    // there for it.
    let library = unsafe { dlopen(path.as_ptr(), RTLD_NOW) };
    if library.is_null() {
        // SAFETY: after a failure it is a string that ends with a zero byte, this thread's own until it calls the loader again.
        let why = unsafe { CStr::from_ptr(dlerror()) };
        return Err(why.to_string_lossy().into_owned());
    }
    // SAFETY: the library is loaded and never closed, and the name ends with a zero byte.
    let symbol = unsafe { dlsym(library, c"threadlings_enter".as_ptr()) };
    // SAFETY: the grader appends `export!` to every answer that it compiles, and thereby this function with this signature;
    // the harness in the answer and the one here were built together.
    Ok((!symbol.is_null()).then(|| unsafe { std::mem::transmute::<*mut c_void, Enter>(symbol) }))
}
