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
    let remembers = !cli.no_cache;
    match &cli.command {
        None => watch::watch(cli.poll, remembers, shell),
        Some(Command::Run(args)) => run::run(args, remembers, shell),
        Some(Command::CheckAll(args)) => check_all::check_all(args.format, remembers, shell),
        Some(Command::List(args)) => list::list(args.format, shell),
        Some(Command::Hint { name }) => hint::hint(name.as_deref(), shell),
        Some(Command::Reset { name, yes }) => reset::reset(name, *yes, shell),
        Some(Command::Solution { name, yes }) => solution::solution(name, *yes, shell),
        Some(Command::Checks { name }) => checks::checks(name, shell),
        Some(Command::Goto { name }) => goto::goto(name, shell),
        Some(Command::Init { dir, yes }) => init::init(dir.as_deref(), *yes, shell),
        Some(Command::Explore(args)) => explore::explore(args, shell),
        Some(Command::Trace { name, format }) => trace::trace(name, format.format, shell),
        Some(Command::Doctor) => doctor::doctor(shell),
        Some(Command::Dev(Dev::Check(args))) => dev::check(args, shell),
        Some(Command::Dev(Dev::New { name, chapter })) => dev::new(name, chapter, shell),
    }
}
