//! What is mistyped, what is not there, and who does not listen any more.

use super::started;
use crate::program::Test;

#[test]
fn a_mistyped_name_has_the_nearest_ones() {
    let said = "there is no exercise `gatr1`; did you mean `gate1`?\n";
    for arguments in [&["run", "gatr1"][..], &["goto", "gatr1"], &["checks", "gatr1"], &["dev", "check", "gatr1"]] {
        Test::in_the_course().says(arguments, 2, "", said);
    }
}

#[test]
fn a_name_that_is_like_no_other_leads_to_the_list() {
    Test::in_the_course().says(&["run", "zzz"], 2, "", "there is no exercise `zzz`; see `threadlings list`\n");
}

#[test]
fn outside_of_a_course_it_is_said_how_to_make_a_folder() {
    let said = "no course folder in [TMP]/here or above it; make one with `threadlings init`\n";
    for arguments in [&[][..], &["run"], &["check-all"], &["hint"], &["reset", "spawn1"], &["goto", "spawn1"]] {
        Test::in_an_empty_folder().says(arguments, 2, "", said);
    }
}

#[test]
fn outside_of_a_course_an_answer_can_be_tried_and_the_list_be_read() {
    let test = Test::in_an_empty_folder();
    let list = test.run(&["list"]);
    assert!(list.code() == Some(0) && list.stdout.contains("spawn1"), "{list:?}");
    test.write("answer.rs", "fn main() {}\n");
    let ran = test.run(&["run", "spawn1", "--answer", "answer.rs"]);
    assert!(ran.code() == Some(1) && ran.stdout.starts_with("does-not-compile"), "{ran:?}");
}

#[test]
fn an_option_that_does_not_exist_is_usage() {
    for arguments in [&["--nonsense"][..], &["run", "--answer", "x.rs"], &["list", "--format", "xml"], &["dev"]] {
        let ran = Test::in_an_empty_folder().run(arguments);
        assert_eq!((ran.code(), ran.stdout.as_str()), (Some(2), ""), "{ran:?}");
    }
    assert_eq!(Test::in_an_empty_folder().run(&["--version"]).code(), Some(0));
}

#[test]
fn all_faults_of_a_course_are_said_at_once() {
    let test = Test::in_the_course();
    let info = test.read("info.toml");
    let info = info.replacen("name = \"gate1\"", "name = \"Gate 1\"", 1).replacen("cpu_ms", "cpu_minutes", 1);
    test.write("info.toml", info);
    std::fs::remove_file(test.path("solutions/01_plain/sum1.rs")).expect("it is there");
    for arguments in [&["list"][..], &["run", "sum1"], &["dev", "check"]] {
        let ran = test.run(arguments);
        assert_eq!((ran.code(), ran.stdout.as_str()), (Some(3), ""), "{ran:?}");
        for said in ["`Gate 1`", "cpu_minutes", "solutions/01_plain/sum1.rs"] {
            assert!(ran.stderr.contains(said), "{said} in:\n{}", ran.stderr);
        }
    }
}

#[test]
fn a_reader_that_goes_away_ends_the_output_quietly() {
    let test = started();
    for arguments in ["list", "checks sum1", "check-all --format json", "--help"] {
        let script = format!("{{ \"$0\" {arguments}; echo $? >&2; }} | true");
        let ran = test.shell(&script);
        let code = if arguments.starts_with("check-all") { "1\n" } else { "0\n" };
        assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", code), "{arguments}");
    }
}
