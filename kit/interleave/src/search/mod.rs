//! The search through the schedules of one check: in order as far as the budget goes, then at random and by PCT.
//!
//! - [`settings`]: what the grader asks for
//! - [`phases`]: which schedules are run, and when enough is known
//! - [`minimise`]: the simplest schedule that fails alike
//! - [`once`]: one schedule after the other, and what came of each
//! - [`forked`]: one schedule in a process of its own, where the system has that
//! - [`tell`]: the result, over the channel
//! - [`watchdog`]: a thread that computes without end

#[cfg_attr(windows, path = "unforked.rs")]
mod forked;
mod minimise;
pub(crate) mod names;
mod once;
mod phases;
mod settings;
#[cfg(test)]
mod sound;
mod tell;
#[cfg(test)]
mod tests;
pub(crate) mod watchdog;

pub(crate) use once::main;

use std::process::ExitCode;

use crate::channel::Channel;

/// Explores a check and tells the grader what was found.
pub(crate) fn explore(channel: &'static Channel, name: &'static str, check: fn() -> ExitCode, settings: &str) {
    let settings = match settings::Settings::parse(settings) {
        Ok(settings) => settings,
        Err(why) => return channel.send("failed", &[&why]),
    };
    let mut runs = once::Runs::new(name, check, &settings);
    let _watchdog = watchdog::start(channel);
    let found = phases::run(&mut runs, &settings);
    tell::all(channel, &mut runs, &found);
}
