//! What the runner asks of Linux and macOS.

use std::ffi::{CStr, CString, OsStr, c_char, c_int, c_void};
use std::fs::File;
use std::io;
use std::os::fd::{AsRawFd, BorrowedFd, IntoRawFd, RawFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::UnixStream;

use crate::Enter;

/// Resolve every symbol at once.
const RTLD_NOW: c_int = 2;

unsafe extern "C" {
    fn dup2(from: c_int, to: c_int) -> c_int;
    fn dlopen(path: *const c_char, flags: c_int) -> *mut c_void;
    fn dlsym(library: *mut c_void, symbol: *const c_char) -> *mut c_void;
    fn dlerror() -> *const c_char;
    #[cfg(target_os = "linux")]
    fn prctl(option: c_int, argument: usize, ...) -> c_int;
}

/// Moves the channel away from standard input.
pub(crate) fn take_channel() -> io::Result<UnixStream> {
    #[cfg(target_os = "linux")]
    // SAFETY: PR_SET_PDEATHSIG (1) with SIGKILL (9) has no preconditions. Whoever watches over this process must not be
    // outlived by it.
    unsafe {
        prctl(1, 9);
    }
    // SAFETY: descriptor 0 is open for the whole of this statement; std opens it at start where it was closed.
    let channel = UnixStream::from(unsafe { BorrowedFd::borrow_raw(0) }.try_clone_to_owned()?);
    let null = File::options().read(true).write(true).open("/dev/null")?;
    // SAFETY: dup2 only changes what descriptor 0 refers to, and nothing has read from it.
    unsafe { dup2(null.as_raw_fd(), 0) };
    Ok(channel)
}

/// The channel's descriptor, given away.
pub(crate) fn into_raw(channel: UnixStream) -> RawFd {
    channel.into_raw_fd()
}

/// Loads the answer: its one symbol, if it has it.
pub(crate) fn load(path: &OsStr) -> Result<Option<Enter>, String> {
    let path = CString::new(path.as_bytes()).map_err(|error| error.to_string())?;
    // SAFETY: both strings end with a zero byte. What the library's constructors do is the answer's business.
    let symbol = unsafe {
        let library = dlopen(path.as_ptr(), RTLD_NOW);
        if library.is_null() {
            return Err(CStr::from_ptr(dlerror()).to_string_lossy().into_owned());
        }
        dlsym(library, c"threadlings_enter".as_ptr())
    };
    // SAFETY: the symbol is what its type says.
    Ok((!symbol.is_null()).then(|| unsafe { std::mem::transmute::<*mut c_void, Enter>(symbol) }))
}
