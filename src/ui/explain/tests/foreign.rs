//! Whatever a report says, and however narrow the window is: its page is harmless.

use proptest::prelude::*;
use proptest::sample::select;

use super::pages;
use crate::exploring::{Explored, Found};
use crate::foreign::{few, inhabited, is_harmless};
use crate::grade::{Exploration, Report};
use crate::report::json;
use crate::timeline::{Broken, sample};
use crate::ui::explain;
use crate::ui::table::verdict_line;
use crate::verdict::Diagnostic;
use crate::workspace::sample as course;

/// A report like any of the samples, or with any of the sample runs.
fn reports() -> impl Strategy<Value = Report> {
    let mut reports: Vec<Report> = pages().into_iter().map(|(_, report)| report).collect();
    let explored = Some(Explored { schedules: 3, in_order: 3, ..Explored::default() });
    for ((_, timeline), report) in sample::all().into_iter().zip(reports.clone().into_iter().cycle()) {
        let found = Found {
            check: "main".into(),
            replay: "ao-1".into(),
            strategy: "random".into(),
            schedule: 1,
            passes: 2,
            explored,
            broken: Broken::Panic { message: "no".into(), thread: Some(1), file: Some("a.rs".into()), line: Some(1) },
            timeline: Some(timeline),
        };
        let found = Some(Box::new(found));
        let advice =
            vec![Diagnostic { code: None, message: "m".into(), file: None, line: None, rendered: String::new() }];
        reports.push(Report { exploration: Some(Exploration::Done { explored, found }), advice, ..report });
    }
    select(reports).prop_flat_map(|report| inhabited(&report))
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn a_page_is_harmless_in_any_window(report in reports(), width in 1..200_usize) {
        let exercise = course::exercise("01_spawn", "spawn1");
        for page in [
            explain::report(&report, Some(&exercise), width),
            explain::program(&report, false, width),
            explain::program(&report, true, width),
            verdict_line("spawn1", &report),
        ] {
            is_harmless(&page);
        }
        let headline = explain::headline(&report);
        is_harmless(&headline);
        prop_assert!(!headline.contains('\n'));
        serde_json::from_str::<serde_json::Value>(&json::document(&json::run(&report))).unwrap();
    }

    #[test]
    fn a_report_reads_back_as_it_was_written(report in reports()) {
        let written = serde_json::to_string(&report).unwrap();
        prop_assert!(!written.contains('\n'));
        prop_assert_eq!(serde_json::from_str::<Report>(&written).unwrap(), report);
    }
}
