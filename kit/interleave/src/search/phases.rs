//! Which schedules are run, and when enough is known.
//!
//! First in order, which ends early where that was all of them; then at random, then by PCT. The first schedule that fails
//! decides; the search goes on only until one passes as well, to tell what always fails from what fails at times.
//!
//! A schedule that is cut off at the step limit is a failure only at random: in order and by PCT it may be the scheduler
//! that is unfair.

use super::minimise;
use super::once::{Ended, Next, Runs};
use super::settings::Settings;
use crate::model::choices::Recipe;
use crate::model::runtime::Outcome;
use crate::model::strategy::{InOrder, Pct, Random, Strategy};

/// Schedules that are cut off, after which a phase is given up.
const MAX_CUT: u32 = 20;
/// Steps of all schedules of a phase together, after which it is given up: in order it would only vary the ends of long
/// schedules, and nobody waits for hours. Of larger budgets than usual each schedule may have as many as in the usual one.
fn most_steps(budget: u32) -> u64 {
    (u64::from(budget) * 500).max(1_000_000)
}

/// What is known of a check.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Schedules that were run in order, at random and by PCT.
    pub(crate) ran: [u32; 3],
    pub(crate) failed: u32,
    /// Schedules that were cut off at the step limit.
    pub(crate) cut: u32,
    /// All schedules were run.
    pub(crate) exhausted: bool,
    /// The first failure, and the simplest schedule that fails so.
    pub(crate) failure: Option<Failure>,
}

/// A schedule that failed.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) outcome: Outcome,
    pub(crate) recipe: Recipe,
    pub(crate) phase: Phase,
    /// Which schedule of the phase, from 1.
    pub(crate) index: u32,
}

/// A way to choose schedules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    InOrder,
    Random,
    Pct,
    Replay,
}

impl Phase {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Phase::InOrder => "in-order",
            Phase::Random => "random",
            Phase::Pct => "pct",
            Phase::Replay => "replay",
        }
    }
}

impl Found {
    /// Schedules that passed.
    pub(crate) fn passed(&self) -> u32 {
        self.ran.iter().sum::<u32>() - self.failed - self.cut
    }

    /// Whether more schedules would change nothing: a failure is known, and that others pass, or it is one that says all
    /// by itself.
    fn is_decided(&self) -> bool {
        let endless = |failure: &Failure| failure.outcome == Outcome::Endless;
        self.failure.as_ref().is_some_and(|failure| endless(failure) || self.passed() > 0)
    }

    /// Counts a schedule.
    fn count(&mut self, phase: Phase, index: u32, ended: &Ended) {
        if ended.cut && matches!(phase, Phase::InOrder | Phase::Pct) {
            self.cut += 1;
            return;
        }
        let Some(outcome) = &ended.outcome else { return };
        self.failed += 1;
        if self.failure.is_none() {
            let failure = Failure { outcome: outcome.clone(), recipe: ended.recipe(), phase, index };
            self.failure = Some(failure);
        }
    }
}

/// Searches.
pub(crate) fn run(runs: &mut Runs, settings: &Settings) -> Found {
    if let Some(recipe) = &settings.replay {
        return replay(runs, recipe);
    }
    let mut found = Found::default();
    in_order(runs, settings.in_order, &mut found);
    if !found.exhausted {
        let seed = settings.seed;
        at_random(runs, Phase::Random, settings.random, &mut found, |index, _| {
            Strategy::Random(Random::new(seed, index))
        });
        at_random(runs, Phase::Pct, settings.pct, &mut found, |index, runs| {
            Strategy::Pct(Pct::new(seed, index, runs.longest))
        });
    }
    if let Some(failure) = found.failure.take() {
        found.failure = Some(minimise::simplest(runs, failure));
    }
    found
}

fn replay(runs: &mut Runs, recipe: &Recipe) -> Found {
    let mut found = Found::default();
    if let Some(ended) = runs.replay(recipe) {
        found.count(Phase::Replay, 1, &ended);
    }
    found
}

fn in_order(runs: &mut Runs, budget: u32, found: &mut Found) {
    let mut steps = 0;
    runs.each(&mut |ended, runs| {
        let order = match ended {
            Some(ended) => {
                steps += u64::from(ended.length);
                found.ran[0] += 1;
                let index = found.ran[0];
                found.count(Phase::InOrder, index, &ended);
                match runs.next_in_order() {
                    Some(order) => order,
                    None => {
                        found.exhausted = found.cut == 0;
                        return Next::Done;
                    }
                }
            }
            // At the beginning, and again when the program turns out to look at ends.
            None => {
                *found = Found::default();
                InOrder::new()
            }
        };
        if found.ran[0] >= budget || found.cut >= MAX_CUT || steps >= most_steps(budget) || found.is_decided() {
            return Next::Done;
        }
        Next::Run(Strategy::InOrder(order))
    });
}

fn at_random(runs: &mut Runs, phase: Phase, budget: u32, found: &mut Found, strategy: impl Fn(u64, &Runs) -> Strategy) {
    let mut cut = 0;
    let mut steps = 0;
    let slot = if phase == Phase::Random { 1 } else { 2 };
    runs.each(&mut |ended, runs| {
        if let Some(ended) = ended {
            steps += u64::from(ended.length);
            found.ran[slot] += 1;
            let index = found.ran[slot];
            let before = found.cut;
            found.count(phase, index, &ended);
            cut += found.cut - before;
        }
        if found.ran[slot] >= budget || cut >= MAX_CUT || steps >= most_steps(budget) || found.is_decided() {
            return Next::Done;
        }
        Next::Run(strategy(u64::from(found.ran[slot]), runs))
    });
}
