//! `threadlings doctor`: which compiler is used, and what works on this machine.

use super::place::working_directory;
use super::session::Session;
use super::{CommandError, Exit};
use crate::ui::shell::Shell;
use crate::ui::style;

pub(super) fn doctor(shell: &mut Shell) -> Result<Exit, CommandError> {
    shell.out(&format!("threadlings {}\n", env!("CARGO_PKG_VERSION")));
    let here = working_directory()?;
    let session = match Session::begin(&here, shell) {
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
    let stalls = std::path::Path::new("/proc/self/task").is_dir();
    text.push_str(&line(
        stalls,
        "stuck programs",
        if stalls { "noticed at once (/proc)" } else { "noticed at the time limit: no /proc" },
    ));
    text.push_str(&line(true, "time limits", &format!("{:.1} × those of the reference machine", grader.slowness())));
    text.push_str(&line(false, "interleavings", "not explored yet by this version"));
    text.push_str(&line(false, "sandbox", "none: run answers of strangers in a container of their own"));
    shell.out(&text);
    Ok(Exit::Passed)
}

fn line(good: bool, what: &str, said: &str) -> String {
    let mark = if good { style::good("ok") } else { style::bad("--") };
    format!("  {mark}  {what:<22} {said}\n")
}
