//! The runner: the process in which one check of an answer runs.
//!
//! It is started with the private channel, a Unix socket, as its standard input, with the answer's shared library and the
//! number of threads that it may have as its arguments. It reads the grader's line, `NONCE CHECK [SETTINGS]`, moves the
//! channel to a descriptor of its own, makes standard input `/dev/null`, and only then loads the library, whose
//! constructors are the first code of the learner's to run. The check runs on the main thread, as `main` does anywhere.

mod random;
#[cfg(target_os = "linux")]
mod threads;

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::{AsRawFd, BorrowedFd, IntoRawFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::UnixStream;
use std::process::ExitCode;

use harness::Handover;

/// The longest request that is accepted, in bytes.
const MAX_REQUEST: usize = 64 * 1024;
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

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1).and_then(|path| CString::new(path.as_bytes()).ok()) else {
        eprintln!("usage: runner LIBRARY [THREADS], with the grader's channel as standard input");
        return ExitCode::from(2);
    };
    match take_channel() {
        Ok((channel, request)) => {
            #[cfg(target_os = "linux")]
            if let Some(most) = std::env::args().nth(2).and_then(|most| most.parse().ok()) {
                threads::limit(most, channel.as_raw_fd(), request.split(' ').next().unwrap_or_default());
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
    // SAFETY: both strings end with a zero byte. What the library's constructors do is the answer's business.
    let symbol = unsafe {
        let library = dlopen(path.as_ptr(), RTLD_NOW);
        if library.is_null() {
            eprintln!("failed to load the answer: {}", CStr::from_ptr(dlerror()).to_string_lossy());
            return ExitCode::from(2);
        }
        dlsym(library, c"threadlings_enter".as_ptr())
    };
    if symbol.is_null() {
        // An answer that compiles to nothing (`#![cfg(any())]`): it ends without a result.
        return ExitCode::SUCCESS;
    }
    // SAFETY: the grader appends this function, with this signature, to every answer that it compiles.
    let enter: extern "C" fn(&Handover) = unsafe { std::mem::transmute(symbol) };
    enter(&Handover { channel: channel.into_raw_fd(), request: request.as_ptr(), request_length: request.len() });
    ExitCode::SUCCESS
}
