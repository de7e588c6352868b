//! `threadlings doctor`: which compiler is used, and what works on this machine.

use super::place::working_directory;
use super::session::Session;
use super::{CommandError, Exit};
use crate::exploring::Exploring;
use crate::grade::{Answer, Manner, Program};
use crate::process::{LACKS, SHOWS_WAITS, is_sandbox_available};
use crate::ui::shell::Shell;
use crate::ui::style;
use crate::verdict::{GraderError, Verdict};

pub(super) fn doctor(shell: &mut Shell) -> Result<Exit, CommandError> {
    shell.out(&format!("threadlings {}\n", env!("CARGO_PKG_VERSION")));
    let here = working_directory()?;
    let session = match Session::begin(&here, Manner::default(), true, shell) {
        Ok(session) => session,
        Err(CommandError::Grader(error)) => {
            shell.out(&line(false, "answers can be checked", &format!("{}\n      {}", error.message, error.advice)));
            return Ok(Exit::Environment);
        }
        Err(error) => return Err(error),
    };
    let grader = &session.grader;
    let toolchain = grader.toolchain();
    let mut text = line(true, "compiler", &format!("rustc {} ({})", toolchain.release(), toolchain.sysroot.display()));
    text.push_str(&line(true, "support crates", &format!("built, in {}", grader.cache().root().display())));
    let installed = |tool: &Option<_>, missing: &str| {
        (tool.is_some(), if tool.is_some() { "installed" } else { missing }.to_owned())
    };
    let (clippy, said) =
        installed(&toolchain.clippy_driver, "not installed: no advice after a pass (rustup component add clippy)");
    text.push_str(&line(clippy, "clippy", &said));
    let (rustfmt, said) =
        installed(&toolchain.rustfmt, "not installed: only `dev check` needs it (rustup component add rustfmt)");
    text.push_str(&line(rustfmt, "rustfmt", &said));
    let (stalls, said) = match std::path::Path::new("/proc/self/task").is_dir() {
        true => (SHOWS_WAITS, "noticed at once (/proc)"),
        false if SHOWS_WAITS => (false, "noticed at the time limit: no /proc"),
        false => (false, "noticed at the time limit: this system does not show what threads wait for"),
    };
    text.push_str(&line(stalls, "stuck programs", said));
    text.push_str(&line(true, "time limits", &format!("{:.1} × those of the reference machine", grader.slowness())));
    let (works, said) = match explorer(&session) {
        Ok(()) => (true, "can be explored: the explorer is built and works".to_owned()),
        Err(error) => (false, format!("cannot be explored: {}\n      {}", error.message, error.advice)),
    };
    text.push_str(&line(works, "interleavings", &said));
    let sandbox = is_sandbox_available();
    text.push_str(&line(
        sandbox,
        "sandbox",
        if sandbox { "with `--ci` (Landlock)" } else { "none: `--ci` needs Linux 6.2 or newer with Landlock" },
    ));
    for (what, said) in LACKS {
        text.push_str(&line(false, what, said));
    }
    shell.out(&text);
    Ok(Exit::Passed)
}

/// Explores a small program.
fn explorer(session: &Session) -> Result<(), GraderError> {
    const PROGRAM: &str = "fn main() {\n    std::thread::spawn(|| ()).join().unwrap();\n}\n";
    let answer = Answer { text: PROGRAM.to_owned(), shown: "doctor.rs".to_owned() };
    let report_it = || "please report it".to_owned();
    let program =
        Program::new(answer, "2024").map_err(|why| GraderError { message: why.to_string(), advice: report_it() })?;
    let report = session.grader.explore(&program, &Exploring::default(), &session.cancel, &|_| ());
    match report.map(|report| report.verdict) {
        Some(Verdict::Passed(_)) => Ok(()),
        Some(Verdict::GraderError(error)) => Err(error),
        verdict => {
            let word = verdict.map_or("nothing", |verdict| verdict.kind().as_str());
            let message = format!("a program that is right got {word}");
            Err(GraderError { message, advice: report_it() })
        }
    }
}

fn line(good: bool, what: &str, said: &str) -> String {
    let mark = if good { style::good("ok") } else { style::bad("--") };
    format!("  {mark}  {what:<22} {said}\n")
}
