//! Whatever a course's files say: a course, or faults that can be looked up.

use proptest::prelude::*;

use super::*;
use crate::course::fault::Faults;
use crate::course::textfile::TextFile;
use crate::course::validate;
use crate::foreign::{changed_text, few, rust, text};

/// Where the course of `text` is read from, and what its faults are.
fn faults_of(source: &Source, text: String) -> Result<Course, CourseFaults> {
    let mut faults = Faults::default();
    let file = TextFile::new("info.toml", text);
    let course = validate::of_manifest(source, &file, &mut faults);
    faults.into_result("info.toml", course)
}

/// Each fault of `info.toml` stands on a line that it has; what is said of it is harmless.
fn can_be_looked_up(found: &Result<Course, CourseFaults>, text: &str) {
    let Err(CourseFaults { faults }) = found else { return };
    assert!(!faults.is_empty());
    let lines = u32::try_from(text.split('\n').count()).unwrap();
    for fault in faults.iter().filter(|fault| fault.path == "info.toml") {
        assert!(fault.line.is_some_and(|line| (1..=lines).contains(&line)), "{fault:?}");
    }
    for fault in faults {
        assert!(!fault.message.is_empty() && !fault.help.is_empty(), "{fault:?}");
        let _ = fault.to_string();
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn a_changed_manifest_is_a_course_or_has_faults(text in prop_oneof![changed_text(MANIFEST), text()]) {
        let course = Fixture::valid();
        let found = faults_of(&Source::Folder(course.path("")), text.clone());
        can_be_looked_up(&found, &text);
    }

    #[test]
    fn a_changed_manifest_of_rustlings_is_a_course_or_has_faults(
        text in changed_text(include_str!("../../../tests/it/fixtures/rustlings/info.toml")),
    ) {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/rustlings");
        let found = faults_of(&Source::Folder(root), text.clone());
        can_be_looked_up(&found, &text);
    }

    #[test]
    fn a_changed_check_file_is_one_or_has_faults(
        text in prop_oneof![
            rust(),
            changed_text("//! The caller waits.\n\nuse super::total;\n\n#[test]\n#[cfg(not(interleave))]\nfn it_waits() {\n    assert_eq!(total(), 7);\n}\n"),
        ],
    ) {
        match CheckFile::parse("checks.rs", text.clone()) {
            Ok(file) => {
                prop_assert!(!file.checks.is_empty() && file.checks.len() == file.test_attributes.len());
                for bytes in &file.test_attributes {
                    let written: String = text[bytes.clone()].split_whitespace().collect();
                    prop_assert!(written.starts_with("#[") && written.ends_with(']') && written.contains("test"), "{written}");
                }
            }
            Err(faults) => {
                let lines = u32::try_from(text.split('\n').count()).unwrap();
                prop_assert!(faults.faults.iter().all(|fault| fault.line.is_some_and(|line| line <= lines)));
            }
        }
    }

    #[test]
    fn a_changed_attempt_or_case_is_one_or_has_faults(
        text in prop_oneof![
            text(),
            changed_text("//@ deadlock check=a threads=a,b lines=2\n//! It is no text.\nfn main() {\n    a(); //~ E0308 \"may not\"\n}\n"),
        ],
    ) {
        if let Err(faults) = Attempt::parse("x/a.rs", text.clone()) {
            prop_assert!(faults.faults.iter().all(|fault| fault.line.is_some()), "{faults}");
        }
        match Case::parse("x/a.rs", text.clone()) {
            Ok(case) => prop_assert!(!case.marks.is_empty()),
            Err(faults) => prop_assert!(faults.faults.iter().all(|fault| fault.line.is_some()), "{faults}"),
        }
    }
}

#[test]
fn a_deep_check_file_is_refused() {
    let deep = format!("#[test]\nfn a() {{ {}1{}; }}\n", "(".repeat(20_000), ")".repeat(20_000));
    let faults = CheckFile::parse("checks.rs", deep).unwrap_err().faults;
    assert_eq!(faults[0].message, "this is nested too deeply to be followed");
}

/// The real manifest is long, so each try takes a while.
#[test]
fn the_real_manifest_may_change_as_well() {
    let config = ProptestConfig { cases: few().cases.div_ceil(12), ..few() };
    let texts = changed_text(include_str!("../../../info.toml"));
    proptest!(config, |(text in texts)| {
        let found = faults_of(&Source::Embedded, text.clone());
        can_be_looked_up(&found, &text);
    });
}
