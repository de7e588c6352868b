//! A sample of the real course through the built program (`threadlings dev check` judges all of it), and the exact words
//! of the pinned compiler for its compile-fail cases.

use std::fs;
use std::path::{Path, PathBuf};

use threadlings::course::{Attempt, Checked, Course, Exercise, Expectation, Source};
use threadlings::grade::complaints;
use threadlings::process::{Cancel, Limits, use_binary};
use threadlings::toolchain::{Cache, Cases, Kit, Toolchain};
use threadlings::verdict::{Verdict, VerdictKind};

use crate::program::{THREADLINGS, Test, same};
use crate::remains;
use crate::side_by_side::side_by_side;

/// The compiler whose words are kept beside the cases.
const PINNED: &str = "1.95.0";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn course() -> Course {
    Course::load(&Source::Folder(root().to_owned())).unwrap_or_else(|faults| panic!("{faults}"))
}

fn checked(exercise: &Exercise) -> &Checked {
    exercise.checked().expect("our exercises have check files")
}

/// The unsolved file, the solution, and the first wrong and the first right attempt.
fn sample(exercise: &Exercise) -> Vec<(String, Expectation)> {
    let first = |passes: bool| {
        let is_one =
            |attempt: &&Attempt| (attempt.expect.verdict == VerdictKind::Passed) == passes && !attempt.is_pending();
        checked(exercise).attempts.iter().find(is_one).map(|attempt| (attempt.path.clone(), attempt.expect.clone()))
    };
    let unsolved = (exercise.path(), checked(exercise).fails_with.clone());
    let solution = (exercise.solution_path(), Expectation::of(VerdictKind::Passed));
    [Some(unsolved), Some(solution), first(false), first(true)].into_iter().flatten().collect()
}

#[test]
fn every_exercise_gets_what_is_stated() {
    let course = course();
    let sampled: Vec<(&Exercise, String, Expectation)> = course
        .exercises
        .iter()
        .flat_map(|exercise| sample(exercise).into_iter().map(move |(answer, stated)| (exercise, answer, stated)))
        .filter(|(.., stated)| stated.waits_for.is_none())
        .collect();
    assert!(sampled.len() >= 3 * course.exercises.len(), "{}", sampled.len());
    let test = Test::in_the_repository();
    let wrong = side_by_side(&sampled, |known| judge(&test, known));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    remains::nothing(&test);
}

/// What is not as stated.
fn judge(test: &Test, (exercise, answer, stated): &(&Exercise, String, Expectation)) -> Vec<String> {
    let ran = test.run(&["run", exercise.name.as_str(), "--answer", answer, "--format", "json"]);
    let verdict: Verdict = serde_json::from_value(ran.json()).expect("a verdict and its detail");
    let complaint = |complaint| format!("{answer}: {complaint}\n{verdict:#?}");
    complaints(stated, &verdict).into_iter().map(complaint).collect()
}

#[test]
fn the_pinned_compiler_says_exactly_what_is_kept_beside_each_case() {
    use_binary(PathBuf::from(THREADLINGS));
    let cancel = Cancel::new();
    let cache = Cache::at(Path::new(env!("CARGO_TARGET_TMPDIR")).join("cache")).expect("a cache");
    let toolchain = Toolchain::find(root(), &cache, &cancel).expect("a compiler");
    if toolchain.release() != PINNED {
        skipped(toolchain.release());
        return;
    }
    let kit = Kit::ready(&cache, &toolchain, &cancel, || ()).expect("the support crates");
    let course = course();
    for exercise in course.exercises.iter().filter(|exercise| !checked(exercise).cases.is_empty()) {
        let cases = Cases {
            exercise: exercise.name.as_str(),
            answer: &checked(exercise).solution,
            cases: checked(exercise).cases.iter().map(|case| (case.name.as_str(), case.text.as_ref())).collect(),
        };
        let said = cases.run(&toolchain, &kit, Limits::building(), &cancel).expect("trybuild").expect("its own end");
        for (case, said) in checked(exercise).cases.iter().zip(said) {
            let said = said.unwrap_or_else(|| panic!("{} compiles with the solution", case.path));
            let said = with_the_answers_name(&said, exercise.name.as_str());
            let kept = case.path.replace(".rs", ".stderr");
            if std::env::var_os("STDERR").is_some_and(|value| value == "overwrite") {
                fs::write(root().join(&kept), &said).expect("it can be written");
            } else {
                let text = fs::read_to_string(root().join(&kept));
                same(&said, &text.unwrap_or_else(|error| panic!("{kept}: {error}; STDERR=overwrite writes it")));
            }
        }
    }
}

/// In a scratch package the answer's file is called by a digest, which changes with every comma.
fn with_the_answers_name(said: &str, name: &str) -> String {
    let mut parts = said.split("src/");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digest = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        let is_answer = digest == 16 && part[digest..].starts_with(".rs");
        text += "src/";
        text += &if is_answer { format!("{name}{}", &part[digest..]) } else { part.to_owned() };
    }
    text
}

#[expect(clippy::print_stderr, reason = "says why a test tells nothing")]
fn skipped(release: &str) {
    eprintln!("skipped: the words are kept for rustc {PINNED}, and this is {release}");
}
