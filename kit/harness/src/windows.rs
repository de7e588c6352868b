//! What the runner asks of Windows.

use std::ffi::{OsStr, c_char, c_void};
use std::fs::File;
use std::io::{self, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::os::windows::ffi::OsStrExt;
use std::os::windows::io::{IntoRawHandle, RawHandle};

use crate::Enter;

/// `STD_INPUT_HANDLE`.
const INPUT: u32 = -10_i32 as u32;

// SAFETY: so they are in `<processenv.h>` and `<libloaderapi.h>`.
#[link(name = "kernel32")]
unsafe extern "system" {
    fn SetStdHandle(which: u32, handle: RawHandle) -> i32;
    fn LoadLibraryW(path: *const u16) -> *mut c_void;
    fn GetProcAddress(library: *mut c_void, symbol: *const c_char) -> *mut c_void;
}

/// Connects to where standard input says that the channel is, `PORT SECRET`, and says the secret there.
pub(crate) fn take_channel() -> io::Result<TcpStream> {
    let mut told = String::new();
    io::stdin().read_line(&mut told)?;
    let (port, secret) = told.trim().split_once(' ').ok_or_else(|| io::Error::other("it has no channel"))?;
    let port: u16 = port.parse().map_err(io::Error::other)?;
    let mut channel = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    channel.set_nodelay(true)?;
    channel.write_all(secret.as_bytes())?;
    let null = File::options().read(true).write(true).open("NUL")?;
    // SAFETY: the handle is open, and given away.
    unsafe { SetStdHandle(INPUT, null.into_raw_handle()) };
    Ok(channel)
}

/// Loads the answer: its one symbol, if it has it.
pub(crate) fn load(path: &OsStr) -> Result<Option<Enter>, String> {
    let path: Vec<u16> = path.encode_wide().chain([0]).collect();
    // SAFETY: the path ends with a zero. What the library's constructors do is the answer's business.
    let library = unsafe { LoadLibraryW(path.as_ptr()) };
    if library.is_null() {
        return Err(io::Error::last_os_error().to_string());
    }
    // SAFETY: the library is loaded and never freed, and the name ends with a zero byte.
    let symbol = unsafe { GetProcAddress(library, c"threadlings_enter".as_ptr()) };
    // SAFETY: the grader appends `export!` to every answer that it compiles, and thereby this function with this signature;
    // the harness in the answer and the one here were built together.
    Ok((!symbol.is_null()).then(|| unsafe { std::mem::transmute::<*mut c_void, Enter>(symbol) }))
}
