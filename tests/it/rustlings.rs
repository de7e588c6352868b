//! A course of rustlings', used as it is: graded as rustlings grades, in the folder that rustlings works in.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::program::Test;
use crate::remains;

const EXERCISES: [&str; 12] = [
    "hello",
    "01_basics/types1",
    "01_basics/adds1",
    "01_basics/ends1",
    "01_basics/lints1",
    "01_basics/strict1",
    "01_basics/todo1",
    "02_more/stuck1",
    "02_more/leaves1",
    "02_more/alone1",
    "02_more/aborts1",
    "02_more/beside1",
];

fn solve(test: &Test) {
    for exercise in EXERCISES {
        test.copy(&format!("solutions/{exercise}.rs"), &format!("exercises/{exercise}.rs"));
    }
}

#[test]
fn each_way_to_fail_has_its_verdict() {
    let test = Test::in_a_rustlings_course();
    let clippy = "the program compiles, but clippy does not let it through, and here clippy decides.";
    let said = format!(
        "\
passed           hello
does-not-compile types1
                 rustc refuses the program.
failed-check     adds1
                 the check `tests::it_adds` does not hold.
failed-check     ends1
                 your program's own `main` does not hold.
failed-lint      lints1
                 {clippy}
failed-lint      strict1
                 {clippy}
failed-lint      todo1
                 {clippy}
deadlock         stuck1
                 nothing in the check `tests::a_lock_is_taken_once` can ever move again.
no-result        leaves1
                 the process ended before the check `tests::it_is_seven` did (it exited with code 0).
does-not-compile alone1
                 rustc refuses the program.
failed-check     aborts1
                 your program's own `main` panics.
failed-check     beside1
                 your program's own `main` panics.

1 of 12 passed
"
    );
    test.says(&["check-all"], 1, &said, "asking cargo how this course builds its programs …\n");
    remains::nothing(&test);
}

#[test]
fn a_course_that_is_solved_ends_with_0_and_its_last_words() {
    let test = Test::in_a_rustlings_course();
    solve(&test);
    let names = EXERCISES.map(|exercise| exercise.rsplit('/').next().unwrap_or_default());
    let passed: String = names.iter().map(|name| format!("passed           {name}\n")).collect();
    let ran = test.run(&["check-all"]);
    assert_eq!(ran.stdout, format!("{passed}\n12 of 12 passed\n\nThat was all.\n"), "{}", ran.stderr);
    assert_eq!(ran.code(), Some(0));
    // Beside ours only cargo's lock file is new, which rustlings brings as well.
    let mut names: Vec<String> = fs::read_dir(test.path("."))
        .expect("the course")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, [".threadlings", "Cargo.lock", "Cargo.toml", "exercises", "info.toml", "solutions"]);
    let list = test.run(&["list"]).stdout;
    assert!(list.starts_with("> ✓ hello\n  ✓ types1   01_basics\n") || list.contains("12 of 12 done"), "{list}");
}

#[test]
fn a_failing_test_has_its_message_and_line_in_json() {
    let test = Test::in_a_rustlings_course();
    let ran = test.run(&["run", "adds1", "--format", "json"]);
    let result = ran.json();
    assert_eq!(ran.code(), Some(1));
    assert_eq!(result["verdict"], json!("failed-check"));
    assert_eq!(
        result["detail"],
        json!({
            "check": "tests::it_adds",
            "message": "assertion `left == right` failed\n  left: 255\n right: 5",
            "file": "exercises/01_basics/adds1.rs",
            "line": 15,
            "threads": [],
        })
    );
    let stages: Vec<Value> = result["stages"]
        .as_array()
        .expect("stages")
        .iter()
        .map(|stage| json!([stage["stage"], stage["outcome"], stage["checks"]]))
        .collect();
    let checks = json!([
        { "name": "tests::it_adds", "verdict": "failed-check" },
        { "name": "tests::it_does_not_guess", "verdict": "passed" },
        { "name": "tests::it_wraps", "verdict": "failed-check" },
    ]);
    assert_eq!(
        stages,
        [json!(["compile", "passed", null]), json!(["checks", "failed", checks]), json!(["lints", "passed", null])]
    );
}

#[test]
fn what_main_prints_is_told_however_it_was_run() {
    let test = Test::in_a_rustlings_course();
    solve(&test);
    let output = |name: &str| test.run(&["run", name, "--format", "json"]).json()["output"].clone();
    assert_eq!(output("hello"), json!({ "stdout": "hello from exercises 0.3.7\n", "stderr": "" }));
    assert_eq!(output("adds1"), json!({ "stdout": "2\n", "stderr": "" }));
}

#[test]
fn a_test_that_stands_still_names_its_threads() {
    let test = Test::in_a_rustlings_course();
    let said = "\
deadlock: nothing in the check `tests::a_lock_is_taken_once` can ever move
again.

  tests::a_lock_is_taken_once  waits for a lock
";
    test.run(&["run", "stuck1"]).is(1, said, "asking cargo how this course builds its programs …\n");
    remains::nothing(&test);
}

#[test]
fn any_file_can_be_the_answer() {
    let test = Test::in_a_rustlings_course();
    let ran = test.run(&["run", "adds1", "--answer", "solutions/01_basics/adds1.rs"]);
    assert_eq!(ran.code(), Some(0), "{}", ran.stdout);
    assert!(!test.path(".threadlings").exists());
}

#[test]
fn a_program_that_only_its_tests_let_compile_is_refused_wherever_they_stand() {
    let test = Test::in_a_rustlings_course();
    let adds = test.read("solutions/01_basics/adds1.rs");
    for (text, verdict) in [
        // The tests bring an implementation that main uses.
        (adds.replace("use super::*;", "use super::*;\n    impl std::fmt::Display for super::Sum {\n        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {\n            write!(f, \"{}\", self.0)\n        }\n    }")
            .replace("println!(\"{}\", sum(1, 1));", "println!(\"{}\", Sum(sum(1, 1)));")
            .replace("fn main", "struct Sum(u8);\n\nfn main"), "does-not-compile"),
        (adds.replace("fn main", "#[cfg(not(test))]\nfn main"), "passed"),
        (adds.replace("fn main", "fn other"), "does-not-compile"),
        (adds.replace("println!", "if cfg!(test) {\n        std::process::exit(1);\n    }\n    println!"), "passed"),
        (adds.replace("println!", "assert_eq!(std::env::args().count(), 1);\n    println!"), "passed"),
        (adds.replace("println!(\"{}\", sum(1, 1));", "assert_eq!(std::thread::current().name(), Some(\"main\"));"), "passed"),
        // More than a test's thread has of a stack, and less than main's.
        (adds.replace("println!(\"{}\", sum(1, 1));", "let large = [1u8; 5 << 20];\n    println!(\"{}\", std::hint::black_box(&large).len());"), "passed"),
        (format!("{adds}\nfn after() -> u8 {{\n    sum(1, 2)\n}}\n"), "failed-lint"),
        (format!("{adds}// and no end {{"), "passed"),
        (format!("{adds}}}"), "does-not-compile"),
    ] {
        test.write("exercises/01_basics/adds1.rs", &text);
        let result = test.run(&["run", "adds1", "--format", "json"]).json();
        assert_eq!(result["verdict"], json!(verdict), "{text}\n{result:#}");
    }
    remains::nothing(&test);
}

#[test]
fn the_list_has_folders_for_chapters() {
    let test = Test::in_a_rustlings_course();
    let said = "\
> · hello
  · types1   01_basics
  · adds1    01_basics
  · ends1    01_basics
  · lints1   01_basics
  · strict1  01_basics
  · todo1    01_basics
  · stuck1   02_more
  · leaves1  02_more
  · alone1   02_more
  · aborts1  02_more
  · beside1  02_more

0 of 12 done   (✓ done, · open, > current)
";
    test.says(&["list"], 0, said, "");
    let first = test.run(&["list", "--format", "json"]).json()["exercises"][0].clone();
    assert_eq!(first, json!({ "name": "hello", "chapter": "", "done": false, "current": true }));
    test.says(&["hint", "adds1"], 0, "hint 1 of 1\n  Look at the operator.\n", "");
    test.says(&["goto", "adds1"], 0, "the current exercise is adds1: exercises/01_basics/adds1.rs\n", "");
}

#[test]
fn what_makes_no_sense_there_says_so() {
    let test = Test::in_a_rustlings_course();
    let reset = "\
failed to put exercises/01_basics/adds1.rs back: a rustlings course keeps no text of it as it was given
run `rustlings reset` with its name, or, where the course is in git, `git restore exercises/01_basics/adds1.rs`
";
    test.says(&["reset", "adds1", "--yes"], 2, "", reset);
    let checks = "adds1 is verified by its own tests and its `main`: see exercises/01_basics/adds1.rs\n";
    test.says(&["checks", "adds1"], 0, checks, "");
    let dev = "[TMP]/here is a rustlings course, which states no verdicts: `rustlings dev check` checks it\n";
    test.says(&["dev", "check"], 2, "", dev);
    test.write("solutions/01_basics/adds1.rs", "fn main() {\n    // DON'T EDIT THIS SOLUTION FILE!\n}\n");
    let solution = "\
solutions/01_basics/adds1.rs is not there, or holds no solution yet: `rustlings init` leaves that out, and rustlings fills it in after a pass of its own
";
    test.says(&["solution", "adds1", "--yes"], 2, "", solution);
}

#[test]
fn without_an_info_toml_it_says_what_is_missing() {
    let test = Test::in_a_rustlings_course();
    fs::remove_file(test.path("info.toml")).expect("it is there");
    let said = "\
[TMP]/here looks like a folder of `rustlings init`, and has no info.toml: that one stays inside of rustlings
put it there, beside Cargo.toml: it is in the crate `rustlings-macros` of the same version as your rustlings, and at \
https://github.com/rust-lang/rustlings/blob/main/rustlings-macros/info.toml
";
    for command in
        [&["check-all"][..], &["run"], &["list"], &["hint"], &["run", "hello", "--answer", "solutions/hello.rs"]]
    {
        test.says(command, 2, "", said);
    }
    assert!(!test.path(".threadlings").exists());
}

#[test]
fn all_that_is_wrong_with_its_manifest_is_said_at_once() {
    let test = Test::in_a_rustlings_course();
    test.write(
        "info.toml",
        r#"format_version = "1"

[[exercises]]
name = "hel/lo"
hint = "x"

[[exercises]]
name = "adds1"
dir = "../01_basics"
test = "yes"

[[exercises]]
name = "types1"
dir = "01_basics"
hint = ["several", "of them"]

[[exercises]]
name = "types1"
hint = "x"

[[exercises]]
name = "gone1"
hint = "x"
"#,
    );
    fs::remove_file(test.path("Cargo.toml")).expect("it is there");
    let said = include_str!("rustlings/faults.txt");
    test.says(&["list"], 3, "", said);
    test.write("info.toml", "format_version = 2\n[[exercises]]\nname = \"hello\"\nhint = \"x\"\n");
    let said = "\
error: this rustlings course has format 2, and 1 is known
 --> [TMP]/here/info.toml:1:18
  |
1 | format_version = 2
  |                  ^
  |
  = help: use a threadlings, and a rustlings, that know it

1 fault in the course
";
    test.says(&["list"], 3, "", said);
}

#[test]
fn a_manifest_that_cargo_refuses_is_said_in_cargos_words() {
    let test = Test::in_a_rustlings_course();
    test.write("Cargo.toml", test.read("Cargo.toml").replace("edition = \"2021\"", "edition = \"2020\""));
    let result = test.run(&["run", "hello", "--format", "json"]);
    assert_eq!(result.code(), Some(4));
    let message = result.json()["detail"]["message"].as_str().unwrap_or_default().to_owned();
    assert!(message.contains("failed to learn from cargo") && message.contains("2020"), "{message}");
    // Mended, it is asked again.
    test.write("Cargo.toml", test.read("Cargo.toml").replace("edition = \"2020\"", "edition = \"2021\""));
    assert_eq!(test.run(&["run", "hello"]).code(), Some(0));
}

#[test]
fn what_was_judged_is_known_until_its_manifest_changes() {
    let test = Test::in_a_rustlings_course();
    let known = || -> Vec<String> {
        let document = test.run(&["check-all", "--format", "json"]).json();
        let results = document["results"].as_array().expect("results").clone();
        let known = results.iter().filter(|result| result["cached"] == json!(true));
        known.map(|result| result["exercise"].as_str().expect("a name").to_owned()).collect()
    };
    assert_eq!(known(), [""; 0]);
    // The first one reads the environment, the last one a file: these may change.
    let all = EXERCISES.map(|exercise| exercise.rsplit('/').next().unwrap_or_default());
    let all = all[1..EXERCISES.len() - 1].iter().copied();
    // Who leaves without a word may have been sent away.
    let all: Vec<&str> = all.filter(|name| *name != "leaves1").collect();
    assert_eq!(known(), all);
    test.write("Cargo.toml", test.read("Cargo.toml").replace("overflow-checks = false", "overflow-checks = true"));
    assert_eq!(known(), [""; 0]);
    test.write("clippy.toml", "too-many-lines-threshold = 3\n");
    assert_eq!(known(), [""; 0]);
}

#[test]
fn crates_of_the_course_are_built_once_and_again_when_they_change() {
    let test = Test::in_a_rustlings_course();
    test.write("paper/Cargo.toml", "[package]\nname = \"paper\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
    test.write("paper/src/lib.rs", "pub fn sheets() -> u8 {\n    2\n}\n");
    let manifest = test.read("Cargo.toml");
    test.write("Cargo.toml", format!("{manifest}\n[dependencies]\npaper = {{ path = \"paper\" }}\n"));
    let adds = test.read("solutions/01_basics/adds1.rs");
    test.write("exercises/01_basics/adds1.rs", adds.replace("sum(1, 1)", "sum(1, paper::sheets())"));
    let printed = || test.run(&["run", "adds1", "--format", "json"]).json()["output"]["stdout"].clone();
    assert_eq!(printed(), json!("3\n"));
    test.write("paper/src/lib.rs", "pub fn sheets() -> u8 {\n    3\n}\n");
    assert_eq!(printed(), json!("4\n"));
}

/// rustlings of this version, and the names of the exercises that its author says are solved as they are.
const VERSION: &str = "6.5.0";

/// Where rustlings is installed for this test and for `cargo bench`.
fn installed() -> PathBuf {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench");
    let program = home.join("bin/rustlings");
    if !program.is_file() {
        let test = Test::in_an_empty_folder();
        let install = format!("cargo install rustlings --locked --version {VERSION} --root '{}'", home.display());
        let ran = test.shell(&install);
        assert_eq!(ran.code(), Some(0), "{}", ran.stderr);
    }
    program
}

/// The sources of a crate that cargo has downloaded.
fn sources(name: &str) -> PathBuf {
    let cargo = std::env::var_os("CARGO_HOME")
        .map_or_else(|| PathBuf::from(std::env::var_os("HOME").expect("a home")).join(".cargo"), PathBuf::from);
    let registries = fs::read_dir(cargo.join("registry/src")).expect("a registry");
    let found = registries.filter_map(|registry| Some(registry.ok()?.path().join(name))).find(|path| path.is_dir());
    found.unwrap_or_else(|| panic!("cargo has not kept the sources of {name}; remove target/bench, and run it again"))
}

#[test]
#[ignore = "installs rustlings, and judges all of its exercises twice: minutes"]
fn rustlings_own_course_is_judged_as_rustlings_does() {
    let program = installed();
    let test = Test::in_an_empty_folder();
    let init = test.shell(&format!("yes '' | '{}' init", program.display()));
    assert_eq!(init.code(), Some(0), "{}", init.stderr);
    let test = test.at("rustlings");
    let info =
        fs::read_to_string(sources(&format!("rustlings-macros-{VERSION}")).join("info.toml")).expect("a manifest");
    test.write("info.toml", &info);
    let verdicts = || -> Vec<(String, String)> {
        let results = test.run(&["check-all", "--format", "json"]).json();
        let results = results["results"].as_array().expect("results").clone();
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        results.iter().map(|result| (word(&result["exercise"]), word(&result["verdict"]))).collect()
    };
    let course: toml::Table = info.parse().expect("TOML");
    let entries = course["exercises"].as_array().expect("exercises");
    let is_solved = |name: &str| {
        let is_it = |entry: &&toml::Value| entry["name"].as_str() == Some(name);
        let entry = entries.iter().find(is_it).expect("an entry");
        entry.get("skip_check_unsolved").and_then(toml::Value::as_bool).unwrap_or(false)
    };
    let unsolved = verdicts();
    assert_eq!(unsolved.len(), 94);
    let wrong: Vec<_> = unsolved
        .iter()
        .filter(|(name, verdict)| verdict == "grader-error" || (verdict == "passed") != is_solved(name))
        .collect();
    assert!(wrong.is_empty(), "unsolved: {wrong:?}");
    let solutions = sources(&format!("rustlings-{VERSION}")).join("solutions");
    let copied = test.shell(&format!("cp -r '{}/.' exercises/", solutions.display()));
    assert_eq!(copied.code(), Some(0), "{}", copied.stderr);
    let solved = verdicts();
    let wrong: Vec<_> = solved.iter().filter(|(_, verdict)| verdict != "passed").collect();
    assert!(wrong.is_empty() && solved.len() == 94, "solved: {wrong:?}");
    remains::nothing(&test);
}
