//! The private channel to the grader: taken before any code of the learner's runs, and written to in whole lines.
//!
//! The program starts with the channel, a Unix socket, as its standard input. The grader sends one line, `NONCE CHECK`;
//! it is read in the first function of `.init_array`, before constructors of the answer, and standard input is
//! `/dev/null` from then on. Every line that goes back begins with the nonce; fields are separated by tabs, and
//! `\`, tab, newline and carriage return are escaped with a backslash.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::{AsRawFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::sync::{Mutex, OnceLock};

/// The longest field that is sent, in bytes; more is cut.
const MAX_FIELD: usize = 8 * 1024;
/// The longest first line that is accepted, in bytes.
const MAX_REQUEST: usize = 512;

pub(crate) struct Channel {
    nonce: String,
    check: String,
    stream: Mutex<UnixStream>,
    stdout: OwnedFd,
}

static CHANNEL: OnceLock<Channel> = OnceLock::new();

unsafe extern "C" {
    fn dup2(from: i32, to: i32) -> i32;
    #[cfg(target_os = "linux")]
    fn prctl(option: i32, argument: usize, ...) -> i32;
}

/// The channel, where the grader started this program; `None` when somebody runs it by hand.
pub(crate) fn get() -> Option<&'static Channel> {
    CHANNEL.get()
}

impl Channel {
    /// The name of the check that the grader asked for.
    pub(crate) fn check(&self) -> &str {
        &self.check
    }

    /// Sends one line.
    pub(crate) fn send(&self, kind: &str, fields: &[&str]) {
        let mut line = format!("{}\t{kind}", self.nonce);
        for field in fields {
            line.push('\t');
            escape(field, &mut line);
        }
        line.push('\n');
        let mut stream = self.stream.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        // A grader that is gone kills this process; there is nobody to tell.
        let _ = stream.write_all(line.as_bytes());
    }

    /// Returns when the grader has looked at what is left of this process.
    pub(crate) fn wait_for_dismissal(&self) {
        let stream = self.stream.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let _ = (&*stream).read(&mut [0]);
    }

    /// Makes what is printed from now on go where it should: until the check begins, libtest's own lines are dropped.
    pub(crate) fn restore_stdout(&self) {
        let _ = std::io::stdout().flush();
        // SAFETY: dup2 only changes what descriptor 1 refers to; both descriptors are open.
        unsafe { dup2(self.stdout.as_raw_fd(), 1) };
    }
}

fn escape(field: &str, line: &mut String) {
    let end = (0..=field.len().min(MAX_FIELD)).rev().find(|&end| field.is_char_boundary(end)).unwrap_or(0);
    for c in field[..end].chars() {
        match c {
            '\\' => line.push_str("\\\\"),
            '\t' => line.push_str("\\t"),
            '\n' => line.push_str("\\n"),
            '\r' => line.push_str("\\r"),
            c => line.push(c),
        }
    }
}

extern "C" fn take() {
    // SAFETY: descriptor 0 is open or not; either way nothing else uses it yet, and `stream` does not outlive this line
    // where it is no Unix socket (`local_addr` fails for anything else, an absent descriptor included).
    let stdin = unsafe { BorrowedFd::borrow_raw(0) };
    let Ok(duplicate) = stdin.try_clone_to_owned() else { return };
    let stream = UnixStream::from(duplicate);
    if stream.local_addr().is_err() {
        return;
    }
    #[cfg(target_os = "linux")]
    // SAFETY: PR_SET_PDEATHSIG (1) with SIGKILL (9) has no preconditions.
    unsafe {
        prctl(1, 9);
    }
    let Some(request) = read_line(&stream) else { return };
    let Some((nonce, check)) = request.split_once(' ') else { return };
    let (nonce, check) = (nonce.to_owned(), check.to_owned());
    // SAFETY: descriptor 1 was given by the grader and is not closed here.
    let Ok(stdout) = (unsafe { BorrowedFd::borrow_raw(1) }).try_clone_to_owned() else { return };
    let Ok(null) = File::options().read(true).write(true).open("/dev/null") else { return };
    // SAFETY: dup2 only changes what descriptors 0 and 1 refer to; nothing has used them yet.
    unsafe {
        dup2(null.as_raw_fd(), 0);
        dup2(null.as_raw_fd(), 1);
    }
    let _ = CHANNEL.set(Channel { nonce, check, stream: Mutex::new(stream), stdout });
}

fn read_line(mut stream: &UnixStream) -> Option<String> {
    let mut line = Vec::new();
    let mut byte = [0];
    while line.len() < MAX_REQUEST {
        stream.read_exact(&mut byte).ok()?;
        if byte[0] == b'\n' {
            return String::from_utf8(line).ok();
        }
        line.push(byte[0]);
    }
    None
}

// The number sorts it before std's own initialiser (00099) and before every constructor of the answer.
#[cfg_attr(target_os = "linux", unsafe(link_section = ".init_array.00001"))]
#[used]
static TAKE: extern "C" fn() = take;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_stays_on_its_line() {
        let mut line = String::new();
        escape("a\tb\nc\\d\re", &mut line);
        assert_eq!(line, "a\\tb\\nc\\\\d\\re");
    }

    #[test]
    fn a_long_field_is_cut_between_characters() {
        let mut line = String::new();
        escape(&"ä".repeat(MAX_FIELD), &mut line);
        assert_eq!(line.len(), MAX_FIELD);
    }
}
