//! The simplest schedule that fails alike: with the fewest surprises, and among those the shortest.

use super::once::{Ended, Next, Runs};
use super::phases::Failure;
use crate::model::choices::Recipe;
use crate::model::runtime::Outcome;
use crate::model::strategy::{InOrder, Strategy};

/// Schedules with at most this many surprises are looked through.
const MOST_SURPRISES: u32 = 3;
/// So many schedules for each number of surprises.
const BUDGET: u32 = 1000;
/// So many tries to leave a surprise out of the schedule that was found, where it has more.
const TRIES: usize = 300;

/// A schedule that fails as this one does, simpler where one was found.
pub(crate) fn simplest(runs: &mut Runs, failure: Failure) -> Failure {
    if failure.outcome == Outcome::Endless {
        return failure;
    }
    for surprises in 0..=MOST_SURPRISES {
        if let Some(ended) = within(runs, surprises, &failure.outcome) {
            return with(failure, &ended);
        }
    }
    without_surprises(runs, failure)
}

fn with(failure: Failure, ended: &Ended) -> Failure {
    let outcome = ended.outcome.clone().unwrap_or(failure.outcome);
    Failure { outcome, recipe: ended.recipe(), ..failure }
}

/// The shortest of the schedules with so many surprises that fail alike.
fn within(runs: &mut Runs, surprises: u32, outcome: &Outcome) -> Option<Ended> {
    let mut best: Option<Ended> = None;
    let mut ran = 0;
    runs.each(&mut |ended, runs| {
        let order = match ended {
            Some(ended) => {
                ran += 1;
                let shorter = best.as_ref().is_none_or(|best| ended.length < best.length);
                if shorter && ended.outcome.as_ref().is_some_and(|other| is_alike(outcome, other)) {
                    best = Some(ended);
                }
                match runs.next_in_order() {
                    Some(order) => order,
                    None => return Next::Done,
                }
            }
            None => InOrder::bounded(surprises),
        };
        if ran >= BUDGET { Next::Done } else { Next::Run(Strategy::InOrder(order)) }
    });
    best
}

/// Leaves out one surprise after the other, for as long as it fails alike.
fn without_surprises(runs: &mut Runs, mut failure: Failure) -> Failure {
    let mut tries = 0;
    let mut position = 0;
    while position < failure.recipe.picks.len() && tries < TRIES {
        if failure.recipe.picks[position] == 0 {
            position += 1;
            continue;
        }
        tries += 1;
        let mut picks = failure.recipe.picks.clone();
        picks[position] = 0;
        let simpler = Recipe { rules: failure.recipe.rules, picks };
        let ended = runs.replay(&simpler);
        let alike = |ended: &Ended| ended.outcome.as_ref().is_some_and(|other| is_alike(&failure.outcome, other));
        match ended.filter(alike) {
            Some(ended) => failure = with(failure, &ended),
            None => position += 1,
        }
    }
    failure
}

/// Whether it is the same failure: of the same kind, and in the same place.
fn is_alike(one: &Outcome, other: &Outcome) -> bool {
    match (one, other) {
        (Outcome::Panic(one), Outcome::Panic(other)) | (Outcome::Unjoined(one), Outcome::Unjoined(other)) => {
            (&one.file, one.line) == (&other.file, other.line)
        }
        (Outcome::Check { sentence: one, .. }, Outcome::Check { sentence: other, .. }) => one == other,
        (one, other) => one == other,
    }
}
