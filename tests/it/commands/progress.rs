//! Progress that is damaged, and folders that know more than the course.

use super::{RIGHT, SUM1, started};

#[test]
fn damaged_progress_is_kept_aside_and_said() {
    let test = started();
    test.write("learn/.threadlings/progress.toml", "schema = = 1");
    let ran = test.run(&["list"]);
    assert_eq!(ran.code(), Some(0));
    assert!(ran.stdout.contains("0 of 5 done"), "{}", ran.stdout);
    let said = ".threadlings/progress.toml is damaged and begins anew; the old file is kept as \
                .threadlings/progress.damaged-1.toml";
    assert!(ran.stderr.starts_with(said), "{}", ran.stderr);
    assert_eq!(test.read("learn/.threadlings/progress.damaged-1.toml"), "schema = = 1");
    // Said once: from now on it is whole again.
    assert_eq!(test.run(&["list"]).stderr, "");
}

#[test]
fn an_exercise_whose_checks_changed_is_open_again() {
    let test = started();
    test.write(SUM1, RIGHT);
    assert_eq!(test.run(&["run"]).code(), Some(0));
    let checks = test.read("checks/01_plain/sum1/checks.rs");
    test.write("checks/01_plain/sum1/checks.rs", checks.replace("the total is wrong", "that is not the total"));
    let list = test.run(&["list"]).stdout;
    assert!(list.contains("0 of 5 done"), "{list}");
}

#[test]
fn an_exercise_that_fails_at_its_last_check_is_open_again() {
    let test = started();
    test.write(SUM1, RIGHT);
    assert_eq!(test.run(&["run"]).code(), Some(0));
    test.copy("exercises/01_plain/sum1.rs", SUM1);
    assert_eq!(test.run(&["run", "sum1"]).code(), Some(1));
    let list = test.run(&["list"]).stdout;
    assert!(list.contains("0 of 5 done"), "{list}");
}
