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
    if let Some(how_many) = found.explored.as_ref().and_then(|explored| end_well(explored, found.passes)) {
        page.prose(&how_many);
    }
}

/// How many of the orders that were tried of one check end well; none where that is told by the one run alone.
fn end_well(explored: &Explored, passes: u64) -> Option<String> {
    let tried = grouped(explored.schedules);
    match (passes, explored.schedules) {
        (0, 1) if explored.exhaustive => Some("No order of events ends well.".to_owned()),
        (0, _) if explored.exhaustive => {
            Some(format!("No order of events ends well: {tried} were tried, and these are all that there are."))
        }
        (0, 0 | 1) => None,
        (0, _) => Some(format!("None of the {tried} orders that were tried ends well.")),
        (1, _) => Some(format!("Of {tried} orders that were tried, 1 ends well.")),
        (passes, _) => Some(format!("Of {tried} orders that were tried, {} end well.", grouped(passes))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_many_orders_end_well_is_said_as_far_as_it_is_known() {
        let said = |schedules, exhaustive, passes| {
            end_well(&Explored { schedules, exhaustive, ..Explored::default() }, passes).unwrap_or_default()
        };
        assert_eq!(said(2_000, false, 1), "Of 2,000 orders that were tried, 1 ends well.");
        assert_eq!(said(2_000, true, 1_999), "Of 2,000 orders that were tried, 1,999 end well.");
        assert_eq!(said(2_000, false, 0), "None of the 2,000 orders that were tried ends well.");
        let all = "No order of events ends well: 30 were tried, and these are all that there are.";
        assert_eq!(said(30, true, 0), all);
        assert_eq!(said(1, true, 0), "No order of events ends well.");
        // A replay.
        assert_eq!(said(1, false, 0), "");
    }
}
