//! What exploring brought, in words: how many orders were tried, and the run that shows what is wrong.

use super::page::Page;
use crate::course::Exercise;
use crate::exploring::{Explored, Found, grouped};
use crate::grade::{Exploration, Report};
use crate::ui::{style, timeline};
use crate::verdict::{Passed, VerdictKind};

/// How to see a failing run of `exercise` again.
pub fn kept(exercise: &Exercise) -> String {
    format!("\nTo see this run again: {}\n", style::code(&format!("threadlings trace {}", exercise.name)))
}

pub(super) fn program_passed(page: &mut Page, detail: &Passed, is_replay: bool) {
    let what = match detail.checks {
        1 => "it ends well".to_owned(),
        tests => format!("its {tests} tests end well"),
    };
    let orders =
        if is_replay { "in the schedule that was replayed" } else { "in every order of events that was tried" };
    page.painted(&format!("passed: {what} {orders}."), style::good);
    if let Some(explored) = detail.explored.as_ref().filter(|_| !is_replay) {
        page.prose(&format!("{}.", tried(explored)));
    }
}

/// How many interleavings were tried, as a sentence without its end.
pub(super) fn tried(explored: &Explored) -> String {
    if explored.exhaustive {
        format!("Explored {}", explored.words())
    } else {
        format!("Explored interleavings: {}", explored.words())
    }
}

pub(super) fn found(report: &Report) -> Option<&Found> {
    match &report.exploration {
        Some(Exploration::Done { found, .. }) => found.as_deref(),
        _ => None,
    }
}

/// The run that shows what is wrong, or why there is none.
pub(super) fn explored(page: &mut Page, report: &Report) {
    if let Some(Exploration::Not(why)) = &report.exploration
        && report.verdict.kind() != VerdictKind::GraderError
    {
        page.painted(&format!("Not explored: {why}"), style::notice);
    }
    let Some(found) = found(report) else { return };
    if let Some(timeline) = &found.timeline {
        page.block(&timeline::draw(timeline, page.width()).join("\n"));
    }
    if let Some(Exploration::Done { explored: Some(explored), .. }) = &report.exploration
        && found.passes > 0
    {
        let passes = grouped(found.passes);
        let end = if found.passes == 1 { "ends" } else { "end" };
        page.prose(&format!("Of {} orders that were tried, {passes} {end} well.", grouped(explored.schedules)));
    }
}
