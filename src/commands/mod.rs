//! One thin file for each subcommand, and what they share: where we are, which exercise is meant, how it ended.

mod check_all;
mod checks;
mod dev;
mod doctor;
mod exit;
mod explore;
mod goto;
mod hint;
mod init;
mod list;
mod place;
mod reset;
mod run;
mod session;
mod solution;
mod trace;
mod watch;

use clap::Parser;

use crate::cli::{Cli, Command, Dev, When};
use crate::grade::Manner;
use crate::level::Level;
use crate::process::is_sandbox_available;
use crate::ui::shell::Shell;
use crate::ui::style;

pub use exit::{CommandError, Exit};

/// Runs what was typed; returns the process's exit code.
pub fn main() -> u8 {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // A reader that has gone wants no usage either.
            let _ = error.print();
            return if error.use_stderr() { Exit::Usage.code() } else { Exit::Passed.code() };
        }
    };
    style::decide(match cli.color {
        When::Auto => style::Choice::Auto,
        When::Always => style::Choice::Always,
        When::Never => style::Choice::Never,
    });
    let mut shell = Shell::new();
    let exit = dispatch(&cli, &mut shell).unwrap_or_else(|error| {
        shell.note(&error.to_string());
        error.exit()
    });
    shell.exit_code(exit.code())
}

fn dispatch(cli: &Cli, shell: &mut Shell) -> Result<Exit, CommandError> {
    let manner = manner(cli, shell)?;
    match &cli.command {
        None => watch::watch(cli.poll, manner, shell),
        Some(Command::Run(args)) => run::run(args, manner, shell),
        Some(Command::CheckAll(args)) => check_all::check_all(args.format, manner, shell),
        Some(Command::List(args)) => list::list(args.format, shell),
        Some(Command::Hint { name }) => hint::hint(name.as_deref(), shell),
        Some(Command::Reset { name, yes }) => reset::reset(name, *yes, shell),
        Some(Command::Solution { name, yes }) => solution::solution(name, *yes, shell),
        Some(Command::Checks { name }) => checks::checks(name, shell),
        Some(Command::Goto { name }) => goto::goto(name, shell),
        Some(Command::Init { dir, yes }) => init::init(dir.as_deref(), *yes, shell),
        Some(Command::Explore(args)) => explore::explore(args, manner, shell),
        Some(Command::Trace { name, format }) => trace::trace(name, format.format, shell),
        Some(Command::Doctor) => doctor::doctor(shell),
        Some(Command::Dev(Dev::Check(args))) => dev::check(args, manner, shell),
        Some(Command::Dev(Dev::New { name, chapter })) => dev::new(name, chapter, shell),
    }
}

/// How answers are to be judged.
fn manner(cli: &Cli, shell: &mut Shell) -> Result<Manner, CommandError> {
    let level = if cli.ci { Level::Ci } else { Level::Learner };
    if level.is_sandboxed() && !is_sandbox_available() {
        if !cli.unsandboxed {
            return Err(CommandError::NotSandboxed);
        }
        shell.note("not sandboxed: an answer can read and write whatever you can");
    }
    Ok(Manner { level, remembers: !cli.no_cache })
}
