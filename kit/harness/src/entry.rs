//! Where a check begins and ends: runs the one that the grader asked for, and reports how it went.

use std::any::Any;
use std::panic::{self, PanicHookInfo};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::caller;
use crate::channel::{self, Channel, Handover};

/// How many panics are told; a program that panics in a loop is not worth more lines.
const MAX_PANICS: usize = 50;

/// A check of the check file, or the program's `main`.
pub struct Check {
    /// The function's name; `main` for the program itself.
    pub name: &'static str,
    /// Runs it. What it returns counts as `main`'s result does.
    pub run: fn() -> ExitCode,
}

/// Runs the check that the grader asked for and ends the process. `file` is where the checks stand.
///
/// The lines sent: `begins`; for each panic `panic THREAD FILE LINE MESSAGE`; at last `ok` or `failed MESSAGE`.
/// Only the runner's call does anything: it is the first one, and there is no second channel.
pub fn enter(handover: Handover<'_>, file: &'static str, checks: &[Check]) {
    let Some(channel) = channel::open(handover) else { return };
    let Some(check) = checks.iter().find(|check| check.name == channel.check()) else { return };
    caller::only_from(file);
    tell_panics(channel);
    channel.send("begins", &[]);
    let outcome = panic::catch_unwind(check.run);
    match &outcome {
        Ok(code) if *code == ExitCode::SUCCESS => channel.send("ok", &[]),
        Ok(_) => channel.send("failed", &["it returned an error"]),
        Err(payload) => channel.send("failed", &[message(payload.as_ref())]),
    }
    // `main`'s threads end with it, as they would anywhere; a check's are looked at.
    if check.name != "main" && outcome.is_ok() {
        channel.wait_for_dismissal();
    }
    // The payload may be of a type of the answer's, whose destructor is not to run any more.
    std::mem::forget(outcome);
    std::process::exit(0);
}

fn tell_panics(channel: &'static Channel) {
    static TOLD: AtomicUsize = AtomicUsize::new(0);
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
        usual(info);
        if TOLD.fetch_add(1, Ordering::Relaxed) < MAX_PANICS {
            let (file, line) = info.location().map_or((String::new(), 0), |at| (at.file().to_owned(), at.line()));
            let thread = thread::current().name().unwrap_or_default().to_owned();
            channel.send("panic", &[&thread, &file, &line.to_string(), message(info.payload())]);
        }
    }));
}

fn message(payload: &(dyn Any + Send)) -> &str {
    match (payload.downcast_ref::<&str>(), payload.downcast_ref::<String>()) {
        (Some(text), _) => text,
        (_, Some(text)) => text,
        _ => "a panic whose payload is no text",
    }
}

/// The answer's one symbol for the runner: `export!("check" => || …, …)`.
///
/// A macro of this crate's, so that an answer may say `#![forbid(unsafe_code)]`.
#[doc(hidden)]
#[macro_export]
macro_rules! export {
    ($($name:literal => $run:expr),* $(,)?) => {
        // SAFETY: the name is ours alone; a second definition is an error of the linker's. Only the runner looks for it,
        // and calls what it finds by this signature.
        #[unsafe(no_mangle)]
        extern "C" fn threadlings_enter(handover: $crate::Handover<'_>) {
            let checks = [$($crate::Check { name: $name, run: $run }),*];
            $crate::enter(handover, ::std::file!(), &checks)
        }
    };
}
