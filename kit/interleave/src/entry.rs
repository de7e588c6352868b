//! Where an explored check begins: takes the grader's request, and explores the check that it asks for.

use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::caller;
use crate::channel::{self, Channel, Handover};

/// A check of the check file, or the program's `main`.
pub struct Check {
    /// The function's name; `main` for the program itself.
    pub name: &'static str,
    /// Runs it. What it returns counts as `main`'s result does.
    pub run: fn() -> ExitCode,
}

/// Explores the check that the grader asked for and ends the process. `file` is where the checks stand. Only the runner's call, the first one, does anything.
pub fn enter(handover: Handover<'_>, file: &'static str, checks: &[Check]) {
    let Some(channel) = channel::open(handover) else { return };
    let Some(check) = checks.iter().find(|check| check.name == channel.check()) else { return };
    caller::only_from(file);
    begin(channel, check.name, check.run)
}

fn begin(channel: &'static Channel, name: &'static str, run: fn() -> ExitCode) {
    silence();
    channel.send("begins", &[]);
    crate::search::explore(channel, name, run, channel.settings());
    // What the last schedule left behind has destructors that are not to run any more.
    std::process::exit(0);
}

/// What the program writes past `println!` is said once too often: it goes nowhere.
#[cfg(windows)]
fn silence() {
    use std::os::windows::io::{IntoRawHandle, RawHandle};
    /// `STD_OUTPUT_HANDLE` and `STD_ERROR_HANDLE`.
    const OUTPUTS: [i32; 2] = [-11, -12];
    #[link(name = "kernel32")]
    unsafe extern "system" {
        fn SetStdHandle(which: u32, handle: RawHandle) -> i32;
    }
    for output in OUTPUTS {
        if let Ok(null) = std::fs::File::options().write(true).open("NUL") {
            // SAFETY: the handle is open, and given away.
            unsafe { SetStdHandle(output as u32, null.into_raw_handle()) };
        }
    }
}

/// What the program writes past `println!` is said once too often: it goes nowhere.
#[cfg(unix)]
fn silence() {
    use std::os::fd::AsRawFd;
    // SAFETY: so it is in `<unistd.h>`.
    unsafe extern "C" {
        fn dup2(from: core::ffi::c_int, to: core::ffi::c_int) -> core::ffi::c_int;
    }
    if let Ok(null) = std::fs::File::options().write(true).open("/dev/null") {
        for descriptor in [1, 2] {
            // SAFETY: dup2 only changes what the descriptor refers to, and nobody owns these two: std's handles name them by
            // number.
            unsafe { dup2(null.as_raw_fd(), descriptor) };
        }
    }
}

/// A `#[test]` function, as the attribute registers it.
pub struct Registered {
    /// The path of its module, from the crate's name on.
    pub module: &'static str,
    pub name: &'static str,
    pub run: fn() -> ExitCode,
    /// It passes only if it panics.
    pub should_panic: bool,
    pub ignored: bool,
}

static TESTS: Mutex<Vec<&'static Registered>> = Mutex::new(Vec::new());

/// Called by what `#[test]` leaves behind, when the library is loaded.
#[doc(hidden)]
pub fn register(test: &'static Registered) {
    TESTS.lock().unwrap_or_else(PoisonError::into_inner).push(test);
}

/// Explores the test that the grader asked for and ends the process; asked for `?`, tells which there are. Only the runner's
/// call, the first one, does anything.
pub fn enter_tests(handover: Handover<'_>) {
    let Some(channel) = channel::open(handover) else { return };
    let tests = TESTS.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if channel.check() == "?" {
        channel.send("begins", &[]);
        for test in tests.iter().filter(|test| !test.ignored) {
            channel.send("test", &[&path(test)]);
        }
        channel.send("ok", &[]);
        std::process::exit(0);
    }
    let asked = tests.iter().find(|test| path(test) == channel.check());
    if let Some(test) = asked {
        let run = if test.should_panic { SHOULD_PANIC.replace(test.run) } else { test.run };
        begin(channel, "test", run);
    }
}

/// `tests::adds`, without the crate's name.
fn path(test: &Registered) -> String {
    match test.module.split_once("::") {
        Some((_, module)) => format!("{module}::{}", test.name),
        None => test.name.to_owned(),
    }
}

/// A test that passes only if it panics: one in a process.
struct ShouldPanic(Mutex<Option<fn() -> ExitCode>>);

static SHOULD_PANIC: ShouldPanic = ShouldPanic(Mutex::new(None));

impl ShouldPanic {
    fn replace(&self, run: fn() -> ExitCode) -> fn() -> ExitCode {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(run);
        || {
            let run = *SHOULD_PANIC.0.lock().unwrap_or_else(PoisonError::into_inner);
            let result = crate::panic::catch_unwind(|| run.map(|run| run()));
            assert!(result.is_err(), "the test did not panic as expected");
            ExitCode::SUCCESS
        }
    }
}

/// The answer's one symbol for the runner: `export!("check" => || …, …)`.
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

/// The same for a program's own `#[test]`s.
#[doc(hidden)]
#[macro_export]
macro_rules! export_tests {
    () => {
        // SAFETY: as in `export!`.
        #[unsafe(no_mangle)]
        extern "C" fn threadlings_enter(handover: $crate::Handover<'_>) {
            $crate::enter_tests(handover)
        }
    };
}
