//! The attacks that no file can hold: an empty file, a FIFO, what stands beside the answer or in the environment.

use std::fs;
use std::os::unix::fs::symlink;

use rustix::fs::{CWD, FileType, mknodat};
use serde::Deserialize;

use threadlings::course::Expectation;
use threadlings::level::Level;

use super::{attacked, folder, judge, levels};
use crate::commands::RIGHT;
use crate::program::Test;
use crate::side_by_side::side_by_side;

/// The learner's own file.
const OWN: &str = "learn/exercises/01_attacks/total1.rs";

/// A case of `cases.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    name: String,
    #[expect(dead_code, reason = "for who reads the list")]
    what: String,
    verdict: String,
    ci: Option<String>,
}

impl Listed {
    fn expected_at(&self, level: Level) -> Expectation {
        let stated = match (level, &self.ci) {
            (Level::Ci, Some(in_ci)) => in_ci,
            _ => &self.verdict,
        };
        stated.parse().unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    cases: Vec<Listed>,
}

#[test]
fn what_no_file_can_hold_gets_its_verdict_and_harms_nothing() {
    let list = fs::read_to_string(folder().join("cases.toml")).expect("the list");
    let list: List = toml::from_str(&list).unwrap_or_else(|fault| panic!("{fault}"));
    let cases: Vec<(&Listed, Level)> =
        list.cases.iter().flat_map(|case| levels().into_iter().map(move |level| (case, level))).collect();
    let wrong = side_by_side(&cases, |(case, level)| {
        let test = attacked();
        let variables = make(&test, &case.name);
        let wrong = judge(&test, &variables, &["run", "total1"], *level, &case.expected_at(*level));
        wrong.into_iter().map(|complaint| format!("{} at {level:?}: {complaint}", case.name)).collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Puts a case where the learner's file is, and says what is in the grader's environment.
fn make(test: &Test, name: &str) -> Vec<(&'static str, String)> {
    let own = test.path(OWN);
    let instead = || fs::remove_file(&own).expect("the learner's file");
    test.write(OWN, RIGHT);
    match name {
        "26_a_smuggled_configuration" => return smuggle(test),
        "26_a_smuggled_toolchain" => {
            for folder in ["learn", "learn/exercises", "learn/exercises/01_attacks"] {
                test.write(&format!("{folder}/rust-toolchain"), "no-such-toolchain\n");
                test.write(&format!("{folder}/rust-toolchain.toml"), "[toolchain]\nchannel = \"no-such-toolchain\"\n");
            }
        }
        "29_parentheses" => {
            let (open, close) = ("(".repeat(100_000), ")".repeat(100_000));
            test.write(OWN, format!("pub fn total() -> u32 {{\n    {open}7{close}\n}}\n\nfn main() {{}}\n"));
        }
        "32_an_empty_file" => test.write(OWN, ""),
        "38_a_fifo" => {
            instead();
            mknodat(CWD, &own, FileType::Fifo, 0o600.into(), 0).expect("a FIFO");
        }
        "38_a_folder" => {
            instead();
            fs::create_dir(&own).expect("a folder");
        }
        "38_a_device" => {
            instead();
            symlink("/dev/zero", &own).expect("a link");
        }
        "38_a_link_that_leads_out" => {
            instead();
            let outside = test.root().join("outside.rs");
            fs::write(&outside, RIGHT).expect("a file");
            symlink(outside, &own).expect("a link");
        }
        "39_carriage_returns" => test.write(OWN, RIGHT.replace('\n', "\r\n")),
        "39_a_byte_order_mark" => test.write(OWN, format!("\u{feff}{RIGHT}")),
        "39_not_utf_8" => test.write(OWN, [RIGHT.as_bytes(), b"// \xff\n"].concat()),
        "39_a_nul" => test.write(OWN, RIGHT.replace('7', "7\0")),
        "40_too_large" => test.write(OWN, format!("{RIGHT}{}", " ".repeat((1 << 20) + 1 - RIGHT.len()))),
        name => panic!("nobody makes the case {name}"),
    }
    Vec::new()
}

/// All that makes cargo or rustc run something else, if they believe it.
fn smuggle(test: &Test) -> Vec<(&'static str, String)> {
    let evil = test.root().join("evil");
    fs::write(&evil, "#!/bin/sh\nexit 1\n").expect("a program");
    rustix::fs::chmod(&evil, 0o755.into()).expect("it can be made a program");
    let evil = evil.display().to_string();
    let config = format!(
        "[build]\nrustc = {evil:?}\nrustc-wrapper = {evil:?}\nrustflags = [\"--cfg\", \"evil\", \"-C\", \
         \"linker={evil}\"]\n[target.x86_64-unknown-linux-gnu]\nlinker = {evil:?}\nrunner = {evil:?}\n[env]\nPATH = \
         {{ value = \"/nowhere\", force = true }}\n"
    );
    for folder in ["", "learn/", "learn/exercises/", "learn/exercises/01_attacks/"] {
        test.write(&format!("{folder}.cargo/config.toml"), &config);
        test.write(&format!("{folder}build.rs"), "fn main() {\n    std::process::exit(1);\n}\n");
        test.write(&format!("{folder}clippy.toml"), "no-such-key = 1\n");
    }
    let variables = [
        "RUSTC",
        "RUSTC_WRAPPER",
        "RUSTC_WORKSPACE_WRAPPER",
        "CARGO_BUILD_RUSTC",
        "CARGO_BUILD_RUSTC_WRAPPER",
        "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER",
        "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER",
    ];
    let flags = ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_RUSTFLAGS"];
    let variables = variables.map(|name| (name, evil.clone()));
    let flags = flags.map(|name| (name, "--no-such-flag".to_owned()));
    let others = [("TRYBUILD", "no-such-mode".to_owned()), ("CLIPPY_ARGS", "--no-such-flag".to_owned())];
    variables.into_iter().chain(flags).chain(others).collect()
}
