//! A schedule in a process of its own: whatever it changes outside of this program's memory that a process owns (its
//! environment, its working directory) is gone with it.

use std::ffi::c_int;
use std::io::{self, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::once::Ended;
use crate::model::choices::{Choice, Rules};
use crate::model::runtime::{Outcome, Panicked};

// SAFETY: so they are in `<unistd.h>`, `<sys/wait.h>` and `<signal.h>`. To end, or to get a signal, has no preconditions.
unsafe extern "C" {
    fn fork() -> c_int;
    fn waitpid(child: c_int, status: *mut c_int, options: c_int) -> c_int;
    safe fn _exit(code: c_int) -> !;
    safe fn raise(signal: c_int) -> c_int;
}

/// What a child tells its parent of a schedule.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) ended: Ended,
    /// The path of the search in order.
    pub(crate) path: Vec<Choice>,
    pub(crate) looks_at_ends: bool,
}

/// Runs `schedule` in a child; what it tells comes back. A signal that ends the child ends this process.
///
/// # Errors
/// The system's own.
pub(crate) fn run(schedule: impl FnOnce() -> Told) -> io::Result<Told> {
    // Closed when a program is started: one that the schedule leaves behind must not keep the parent waiting.
    let (mut reads, mut writes) = io::pipe()?;
    // SAFETY: this OS thread goes on alone in the child, so no lock may be needed there that another one has now. There are two
    // others: `main` waits for this one to end, and the watchdog waits with a time-out and reads files, which takes no lock but
    // the allocator's, and that the C library sets free in the child.
    let child = unsafe { fork() };
    if child == 0 {
        // What is above this on the stack is the parent's to go on with: nothing gets there in the child.
        let code = catch_unwind(AssertUnwindSafe(|| {
            let told = write(&schedule());
            // A parent that is gone does not need it.
            let _ = writes.write_all(&told);
        }));
        _exit(c_int::from(code.is_err()));
    }
    if child < 0 {
        return Err(io::Error::last_os_error());
    }
    drop(writes);
    let mut bytes = Vec::new();
    let read = reads.read_to_end(&mut bytes);
    let mut status = 0;
    // SAFETY: `status` is there to be written.
    unsafe { waitpid(child, &raw mut status, 0) };
    let signal = status & 0x7f;
    if signal != 0 {
        raise(signal);
    }
    read?;
    parse(&bytes).ok_or_else(|| io::Error::other("the schedule ended without a word"))
}

/// Fields, each with its length before it.
#[derive(Default)]
struct Fields(Vec<u8>);

impl Fields {
    fn add(&mut self, field: impl ToString) {
        let field = field.to_string();
        self.0.extend_from_slice(format!("{}:", field.len()).as_bytes());
        self.0.extend_from_slice(field.as_bytes());
    }

    fn choices(&mut self, choices: &[Choice]) {
        let words: Vec<String> = choices.iter().map(|choice| format!("{}/{}", choice.pick, choice.among)).collect();
        self.add(words.join(" "));
    }

    fn panic(&mut self, kind: &str, panic: &Panicked) {
        self.add(kind);
        self.add(panic.thread);
        self.add(panic.line);
        self.add(&panic.file);
        self.add(&panic.message);
    }
}

fn write(told: &Told) -> Vec<u8> {
    let mut fields = Fields::default();
    fields.add(told.looks_at_ends);
    fields.add(told.ended.length);
    fields.add(told.ended.cut);
    fields.choices(&told.ended.choices);
    fields.choices(&told.path);
    let Rules { adversarial, orderings, ends, owners } = told.ended.rules;
    for rule in [adversarial, orderings, ends, owners] {
        fields.add(rule);
    }
    match &told.ended.outcome {
        None => fields.add("passed"),
        Some(Outcome::Panic(panic)) => fields.panic("panic", panic),
        Some(Outcome::Unjoined(panic)) => fields.panic("unjoined", panic),
        Some(Outcome::Deadlock) => fields.add("deadlock"),
        Some(Outcome::Endless) => fields.add("endless"),
        Some(Outcome::Exit(code)) => {
            fields.add("exit");
            fields.add(code);
        }
        Some(Outcome::Check { sentence, thread }) => {
            fields.add("check");
            fields.add(thread);
            fields.add(sentence);
        }
    }
    fields.0
}

fn parse(bytes: &[u8]) -> Option<Told> {
    let mut rest = std::str::from_utf8(bytes).ok()?;
    let mut next = || {
        let (length, after) = rest.split_once(':')?;
        let length: usize = length.parse().ok()?;
        let field = after.get(..length)?;
        rest = &after[length..];
        Some(field.to_owned())
    };
    let looks_at_ends = next()?.parse().ok()?;
    let length = next()?.parse().ok()?;
    let cut = next()?.parse().ok()?;
    let choices = choices(&next()?)?;
    let path = self::choices(&next()?)?;
    let mut rule = || next()?.parse().ok();
    let rules = Rules { adversarial: rule()?, orderings: rule()?, ends: rule()?, owners: rule()? };
    let kind = next()?;
    let mut panicked = || {
        let (thread, line) = (next()?.parse().ok()?, next()?.parse().ok()?);
        Some(Panicked { thread, line, file: next()?, message: next()? })
    };
    let outcome = match kind.as_str() {
        "passed" => None,
        "panic" => Some(Outcome::Panic(panicked()?)),
        "unjoined" => Some(Outcome::Unjoined(panicked()?)),
        "deadlock" => Some(Outcome::Deadlock),
        "endless" => Some(Outcome::Endless),
        "exit" => Some(Outcome::Exit(next()?.parse().ok()?)),
        "check" => Some(Outcome::Check { thread: next()?.parse().ok()?, sentence: next()? }),
        _ => return None,
    };
    Some(Told { ended: Ended { outcome, choices, rules, length, cut }, path, looks_at_ends })
}

fn choices(text: &str) -> Option<Vec<Choice>> {
    let choice = |word: &str| {
        let (pick, among) = word.split_once('/')?;
        Some(Choice { pick: pick.parse().ok()?, among: among.parse().ok()? })
    };
    text.split_whitespace().map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_reads_back() {
        let panic = Panicked { thread: 2, message: "a:b\n7:ä".to_owned(), file: "x.rs".to_owned(), line: 3 };
        let check = Outcome::Check { sentence: "they never met".to_owned(), thread: 1 };
        for outcome in [None, Some(Outcome::Panic(panic)), Some(Outcome::Exit(-1)), Some(check)] {
            let rules = Rules { adversarial: true, orderings: false, ends: true, owners: false };
            let choices = vec![Choice { pick: 0, among: 2 }, Choice { pick: 3, among: 4 }];
            let ended = Ended { outcome, choices: choices.clone(), rules, length: 9, cut: false };
            let told = Told { ended, path: choices, looks_at_ends: true };
            assert_eq!(format!("{:?}", parse(&write(&told)).unwrap()), format!("{told:?}"));
        }
    }
}
