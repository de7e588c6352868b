//! Every sample run as a learner sees it without colour: `drawings_at_60.txt` and `drawings_at_80.txt`.
//!
//! `THREADLINGS_BLESS=1 cargo test --lib ui::timeline` writes the files again; read what changed.

use proptest::prelude::*;
use proptest::sample::select;

use super::draw;
use crate::foreign::{few, inhabited, is_harmless};
use crate::timeline::{Broken, Does, Stuck, Timeline, sample, sentence};
use crate::ui::text;

fn all_drawings(width: usize) -> String {
    let mut all = String::new();
    for (about, timeline) in sample::all() {
        all.push_str(&format!("######## {about}\n{}\n\n", draw(&timeline, width).join("\n")));
    }
    all
}

fn compare(width: usize, file: &str, expected: &str) {
    let drawings = all_drawings(width);
    if std::env::var_os("THREADLINGS_BLESS").is_some() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/timeline").join(file);
        std::fs::write(path, &drawings).unwrap();
        return;
    }
    assert_eq!(drawings, expected, "{file}");
}

#[test]
fn every_sample_reads_well_at_80_columns() {
    compare(80, "drawings_at_80.txt", include_str!("drawings_at_80.txt"));
}

#[test]
fn every_sample_reads_well_at_60_columns() {
    compare(60, "drawings_at_60.txt", include_str!("drawings_at_60.txt"));
}

#[test]
fn no_line_is_wider_than_the_window() {
    for width in [30, 40, 60, 80, 120] {
        for (about, timeline) in sample::all() {
            for line in draw(&timeline, width) {
                assert!(text::columns(&line) <= width, "{about} at {width}: {line}");
            }
        }
    }
}

#[test]
fn a_run_without_events_is_its_sentence() {
    let timeline = Timeline { sentence: "It ended.".into(), ..Timeline::default() };
    assert_eq!(draw(&timeline, 80), ["It ended."]);
}

#[test]
fn a_run_that_touches_no_line_of_the_learners_says_whose_lines_it_shows() {
    let mut timeline = sample::lock_order();
    timeline.threads.iter_mut().for_each(|column| column.file = None);
    timeline.objects.iter_mut().for_each(|object| object.file = sample::CHECKS.into());
    timeline.events.iter_mut().for_each(|event| event.file = Some(sample::CHECKS.into()));
    timeline.stuck.iter_mut().for_each(|stuck| stuck.file = Some(sample::CHECKS.into()));
    assert_eq!(draw(&timeline, 80)[0], "In this order (lines of the checks):");
}

#[test]
fn what_a_thread_is_called_cannot_move_the_cursor() {
    let mut timeline = sample::lock_order();
    timeline.threads[1].name = "\x1b[2J\nalice".into();
    assert!(draw(&timeline, 80).iter().all(|line| !line.contains(char::is_control)));
}

#[test]
fn what_makes_no_sense_is_told_without_a_panic() {
    let mut timeline = sample::lock_order();
    for (at, &does) in Does::ALL.iter().enumerate() {
        for number in [0, 1, 99, usize::MAX] {
            let mut event = timeline.events[at % 5].clone();
            event.does = does;
            (event.thread, event.object, event.other) = (number, Some(number), Some(number));
            event.value = Some([i64::MIN, -1, i64::MAX][at % 3]);
            event.extra = Some(["", "0", "99999999999999999999"][at % 3].into());
            timeline.stuck.push(Stuck {
                thread: number,
                does: Some(does),
                object: Some(number),
                other: Some(number),
                ..Stuck::default()
            });
            timeline.events.push(event);
        }
    }
    let panic = Broken::Panic { message: String::new(), thread: Some(99), file: None, line: None };
    for broken in
        [panic, Broken::Deadlock, Broken::Endless, Broken::Exit(1), Broken::Check(String::new()), Broken::Hang]
    {
        timeline.sentence = sentence(&broken, &timeline);
        for length in (0..timeline.events.len()).step_by(41) {
            let mut timeline = timeline.clone();
            timeline.events.drain(..length);
            timeline.threads.truncate(length % 4);
            assert!(!draw(&timeline, 80).is_empty());
        }
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn any_run_is_drawn_harmlessly_in_any_window(
        timeline in select(sample::all()).prop_flat_map(|(_, timeline)| inhabited(&timeline)),
        width in 1..200_usize,
    ) {
        for line in draw(&timeline, width) {
            is_harmless(&line);
            prop_assert!(!line.contains('\n'));
            // Narrower ones are laid out for that.
            prop_assert!(text::columns(&line) <= width.max(30), "{}: {line:?}", text::columns(&line));
        }
    }

    #[test]
    fn any_run_has_its_sentence(
        timeline in select(sample::all()).prop_flat_map(|(_, timeline)| inhabited(&timeline)),
        thread in 0..5_usize,
    ) {
        let thread = Some(thread);
        for broken in [
            Broken::Deadlock,
            Broken::Endless,
            Broken::Hang,
            Broken::Exit(1),
            Broken::Check("no".into()),
            Broken::Panic { message: "no".into(), thread, file: None, line: None },
            Broken::UnjoinedPanic { message: "no".into(), thread, file: None, line: Some(1) },
        ] {
            sentence(&broken, &timeline);
        }
    }
}
