//! What a learner reads of a failing run: whole screens of real programs, `fixtures/timelines/NAME.rs` and `NAME.txt`.
//!
//! `THREADLINGS_BLESS=1 cargo test --test it timelines` writes the screens again; read what changed, as somebody who does
//! not know the answer.

use std::fs;
use std::path::{Path, PathBuf};

use crate::program::{Test, same};

fn fixture(name: &str, extension: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/timelines");
    folder.join(name).with_extension(extension)
}

/// What is said of the program of this name, through a pipe and so without colour at 80 columns, is what stands beside it.
#[track_caller]
fn reads_as_stated(name: &str) {
    let test = Test::in_an_empty_folder();
    let file = format!("{name}.rs");
    test.write(&file, fs::read(fixture(name, "rs")).expect("the program"));
    let ran = test.run(&["explore", &file]);
    assert_eq!((ran.code(), ran.stderr.as_str()), (Some(1), ""), "{}", ran.stdout);
    let screen = fixture(name, "txt");
    if std::env::var_os("THREADLINGS_BLESS").is_some() {
        fs::write(screen, &ran.stdout).expect("failed to write the screen");
        return;
    }
    same(&ran.stdout, &fs::read_to_string(screen).expect("the screen"));
}

#[test]
fn a_lock_order_deadlock_reads_well() {
    reads_as_stated("lock_order");
}

#[test]
fn a_lost_update_reads_well() {
    reads_as_stated("lost_update");
}

#[test]
fn a_missed_notification_reads_well() {
    reads_as_stated("missed_notification");
}

#[test]
fn a_check_then_act_reads_well() {
    reads_as_stated("check_then_act");
}

#[test]
fn a_stale_load_reads_well() {
    reads_as_stated("stale_load");
}

#[test]
fn a_channel_left_open_reads_well() {
    reads_as_stated("channel_left_open");
}
