//! Arguments in, exit code out.

use std::process::ExitCode;

use threadlings::{commands, process, toolchain};

fn main() -> ExitCode {
    // Two hidden faces of this binary, which it calls itself by; neither is for people.
    let code = match std::env::args().nth(1).as_deref() {
        Some(process::WARDEN_ARGUMENT) => process::warden_main(),
        Some(toolchain::CASES_ARGUMENT) => toolchain::cases_main(),
        _ => commands::main(),
    };
    ExitCode::from(code)
}
