//! The runner: the process in which one check of an answer runs.
//!
//! It is started with the private channel, a Unix socket, as its standard input, with the answer's shared library and the
//! number of threads that it may have as its arguments. It reads the grader's line, `NONCE CHECK [SETTINGS]`, moves the
//! channel to a descriptor of its own, makes standard input `/dev/null`, and has the system keep others out of the process.
//! Only then it loads the library, whose constructors are the first code of the learner's to run. The check runs on the main
//! thread, as `main` does anywhere.

#[cfg(target_os = "linux")]
mod alone;
mod random;
#[cfg(target_os = "linux")]
mod threads;

use std::ffi::{CStr, CString, c_char, c_int, c_ulong, c_void};
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::{AsFd, AsRawFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::UnixStream;
use std::process::ExitCode;

use harness::Handover;

/// The longest request that is accepted, in bytes.
const MAX_REQUEST: usize = 64 * 1024;
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

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1).and_then(|path| CString::new(path.as_bytes()).ok()) else {
        eprintln!("usage: runner LIBRARY [THREADS], with the grader's channel as standard input");
        return ExitCode::from(2);
    };
    match take_channel() {
        Ok((channel, request)) => {
            #[cfg(target_os = "linux")]
            alone::stay();
            #[cfg(target_os = "linux")]
            if let Some(most) = std::env::args().nth(2).and_then(|most| most.parse().ok()) {
                threads::limit(most, channel.try_clone().ok(), request.split(' ').next().unwrap_or_default());
            }
            run(&path, channel, &request)
        }
        Err(error) => {
            eprintln!("this program is started by the grader: {error}");
            ExitCode::from(2)
        }
    }
}

/// Moves the channel away from standard input, and reads the request from it.
fn take_channel() -> io::Result<(UnixStream, String)> {
    /// `PR_SET_PDEATHSIG`.
    #[cfg(target_os = "linux")]
    const WHEN_THE_PARENT_DIES: c_int = 1;
    /// `SIGKILL`.
    #[cfg(target_os = "linux")]
    const KILL: c_ulong = 9;
    // Whoever watches over this process must not be outlived by it.
    #[cfg(target_os = "linux")]
    // SAFETY: this option takes one `unsigned long`, the number of a signal, and touches no memory.
    unsafe {
        prctl(WHEN_THE_PARENT_DIES, KILL);
    }
    let channel = UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
    let null = File::options().read(true).write(true).open("/dev/null")?;
    // SAFETY: dup2 only changes what descriptor 0 refers to. Nobody owns that: std's handle names it by number, and has read
    // nothing from it.
    unsafe { dup2(null.as_raw_fd(), 0) };
    let mut line = Vec::new();
    let mut byte = [0];
    while line.len() < MAX_REQUEST {
        (&channel).read_exact(&mut byte)?;
        if byte[0] == b'\n' {
            return String::from_utf8(line).map(|request| (channel, request)).map_err(io::Error::other);
        }
        line.push(byte[0]);
    }
    Err(io::Error::other("the request is too long"))
}

fn run(path: &CStr, channel: UnixStream, request: &str) -> ExitCode {
    // SAFETY: the path ends with a zero byte. What the library's constructors do is the answer's business: this process is
    // there for it.
    let library = unsafe { dlopen(path.as_ptr(), RTLD_NOW) };
    if library.is_null() {
        // SAFETY: after a failure it is a string that ends with a zero byte, this thread's own until it calls the loader again.
        let why = unsafe { CStr::from_ptr(dlerror()) };
        eprintln!("failed to load the answer: {}", why.to_string_lossy());
        return ExitCode::from(2);
    }
    // SAFETY: the library is loaded and never closed, and the name ends with a zero byte.
    let symbol = unsafe { dlsym(library, c"threadlings_enter".as_ptr()) };
    if symbol.is_null() {
        // An answer that compiles to nothing (`#![cfg(any())]`): it ends without a result.
        return ExitCode::SUCCESS;
    }
    // SAFETY: the grader appends `export!` to every answer that it compiles, and thereby this function with this signature;
    // the harness in the answer and the one here were built together.
    let enter = unsafe { std::mem::transmute::<*mut c_void, extern "C" fn(Handover<'_>)>(symbol) };
    enter(Handover::new(channel, request));
    ExitCode::SUCCESS
}
