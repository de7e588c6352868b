//! Every sample run as a learner sees it without colour: `drawings_at_60.txt` and `drawings_at_80.txt`.
//!
//! `THREADLINGS_BLESS=1 cargo test --lib ui::timeline` writes the files again; read what changed.

use super::draw;
use crate::timeline::{Timeline, sample};
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
fn what_a_thread_is_called_cannot_move_the_cursor() {
    let mut timeline = sample::lock_order();
    timeline.threads[1].name = "\x1b[2J\nalice".into();
    assert!(draw(&timeline, 80).iter().all(|line| !line.contains(char::is_control)));
}
