//! The runner: the process in which one check of an answer runs.
//!
//! It is started with the answer's shared library and the number of threads that it may have as its arguments, and with
//! the private channel, or on Windows with the way to it, as its standard input. It reads the grader's line,
//! `NONCE CHECK [SETTINGS]`, makes standard input empty, and has the system keep others out of the process. Only then it
//! loads the library, whose constructors are the first code of the learner's to run. The check runs on the main thread, as
//! `main` does anywhere.

#[cfg(target_os = "linux")]
mod alone;
mod random;
#[cfg(unix)]
#[path = "unix.rs"]
mod system;
#[cfg(windows)]
#[path = "windows.rs"]
mod system;
#[cfg(target_os = "linux")]
mod threads;

use std::io::{self, Read};
use std::process::ExitCode;

use harness::Handover;

/// The longest request that is accepted, in bytes.
const MAX_REQUEST: usize = 64 * 1024;

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("usage: runner LIBRARY [THREADS], with the grader's channel as standard input");
        return ExitCode::from(2);
    };
    let taken = system::take_channel().and_then(|channel| line(&channel).map(|request| (channel, request)));
    match taken {
        Ok((channel, request)) => {
            #[cfg(target_os = "linux")]
            alone::stay();
            #[cfg(target_os = "linux")]
            if let Some(most) = std::env::args().nth(2).and_then(|most| most.parse().ok()) {
                threads::limit(most, channel.try_clone().ok(), request.split(' ').next().unwrap_or_default());
            }
            match system::load(&path) {
                Ok(Some(enter)) => {
                    enter(Handover::new(channel, &request));
                    ExitCode::SUCCESS
                }
                // An answer that compiles to nothing (`#![cfg(any())]`): it ends without a result.
                Ok(None) => ExitCode::SUCCESS,
                Err(why) => {
                    eprintln!("failed to load the answer: {why}");
                    ExitCode::from(2)
                }
            }
        }
        Err(error) => {
            eprintln!("this program is started by the grader: {error}");
            ExitCode::from(2)
        }
    }
}

/// What the answer's one symbol is: the grader appends this function, with this signature, to every answer.
type Enter = extern "C" fn(Handover<'_>);

/// Reads a line, and not one byte more.
fn line<'s, S>(stream: &'s S) -> io::Result<String>
where
    &'s S: Read,
{
    let mut stream = stream;
    let mut line = Vec::new();
    let mut byte = [0];
    while line.len() < MAX_REQUEST {
        stream.read_exact(&mut byte)?;
        if byte[0] == b'\n' {
            return String::from_utf8(line).map_err(io::Error::other);
        }
        line.push(byte[0]);
    }
    Err(io::Error::other("the request is too long"))
}
