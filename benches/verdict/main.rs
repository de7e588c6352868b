//! How long a learner waits: save → verdict, paired in one run against bare rustc and against rustlings.
//!
//! `cargo bench` prints markdown tables. What is compared does the same work on the same file: the solution of an
//! exercise, edited before every measurement, and its checks. In every round each way has its turn, and each round
//! begins with another one; a ratio is the median of the rounds' own ratios, so that a machine that is busy for a
//! while troubles both sides of it.
//!
//! `cargo bench -- --rounds 31` changes the number of rounds; `--no-clone` leaves out the last table, which builds
//! threadlings from nothing, `--no-course` those before it, which check whole courses; `--profile dev` before the `--`
//! measures the build that `cargo run` makes.
#![expect(
    clippy::disallowed_methods,
    reason = "the grader has a room of its own for children; these are measured against it"
)]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark's output is its result")]

mod bare;
mod clone;
mod courses;
mod idle;
mod ours;
mod paired;
mod rustlings;
#[expect(dead_code, reason = "the tests ask it for more")]
#[path = "../../tests/it/terminal.rs"]
mod terminal;

use std::path::{Path, PathBuf};

use bare::Bare;
use ours::{Ours, checked};
use paired::{Way, Written};
use rustlings::Rustlings;

/// An exercise without compile-fail cases, whose `main` does not sleep.
const PLAIN: &str = "move1";
/// An exercise with four of them; its `main` sleeps for 50 ms, everywhere.
const WITH_CASES: &str = "move2";
/// An exercise that is explored, and four of its checks that use up their whole budget of 4,000 schedules.
const EXPLORED: (&str, [&str; 4]) = (
    "condvar4",
    ["one_waiter_and_two_cooks", "two_waiters_and_one_cook", "a_full_rail_takes_no_more", "one_waiter_and_four_cooks"],
);
/// `check-all` over a course takes long: it has at most so many rounds.
const ROUNDS_OF_A_COURSE: usize = 5;
/// An answer that stands still, and how it is found.
const STUCK: (&str, &str) = ("locks1", "shadows_the_guard");

fn main() {
    let options = Options::read();
    let scratch = tempfile::tempdir().expect("a temporary folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ours = Ours::prepare(root);
    let bare = Bare::find();
    let rustlings = Rustlings::find_or_install(&root.join("target/bench"));
    println!("{}\n", ours.machine(options.rounds));

    let plain = ours.exercise(PLAIN);
    let file = Written::at(scratch.path(), "plain", &checked(plain).solution);
    let test = bare.file(scratch.path(), plain);
    let course = rustlings.course(scratch.path(), plain.name.as_str(), &test.text);
    paired::table(
        &format!("save → verdict, `{PLAIN}` ({} checks and `main`)", checked(plain).checks.checks.len()),
        options.rounds,
        &mut [
            Way::new("threadlings", || ours.grade(plain, &file, "passed")),
            Way::new("bare `rustc --test`, then run", || bare.test(&test, false)),
            Way::new("the same with `-C prefer-dynamic`", || bare.test(&test, true)),
            Way::new("`rustlings run`", || rustlings.run(&course)),
        ],
    );
    ours.parts(plain, options.rounds);

    let cased = ours.exercise(WITH_CASES);
    let file = Written::at(scratch.path(), "cased", &checked(cased).solution);
    let test = bare.file(scratch.path(), cased);
    let cases = bare.cases(scratch.path(), cased);
    let course = rustlings.course(scratch.path(), cased.name.as_str(), &test.text);
    let title = format!(
        "save → verdict, `{WITH_CASES}` ({} checks, `main`, which sleeps 50 ms, and {} compile-fail cases)",
        checked(cased).checks.checks.len(),
        checked(cased).cases.len()
    );
    paired::table(
        &title,
        options.rounds,
        &mut [
            Way::new("threadlings, with its compile-fail cases", || ours.grade(cased, &file, "passed")),
            Way::new("bare `rustc --test`, then run; no cases", || bare.test(&test, false)),
            Way::new("the same, then one bare `rustc` for each case", || {
                let tested = bare.test(&test, false);
                tested + bare.refuse(&cases)
            }),
            Way::new("`rustlings run`; no cases", || rustlings.run(&course)),
        ],
    );
    ours.parts(cased, options.rounds);

    let (name, checks) = EXPLORED;
    let exploring = |checks: &[&str]| {
        let mut exercise = ours.exercise(name).clone();
        let explore = &mut exercise.checked_mut().expect("it has check files").explore;
        explore.checks.retain(|(check, _)| checks.contains(&check.as_str()));
        assert_eq!(explore.checks.len(), checks.len(), "{name} explores {checks:?}");
        explore.required = !checks.is_empty();
        exercise
    };
    let (one, four, none) = (exploring(&checks[..1]), exploring(&checks), exploring(&[]));
    let file = Written::at(scratch.path(), "explored", &checked(&one).solution);
    let test = bare.file(scratch.path(), &one);
    paired::table(
        &format!(
            "save → verdict with interleavings, `{name}` ({} checks and `main`)",
            checked(&one).checks.checks.len()
        ),
        options.rounds,
        &mut [
            Way::new("threadlings, one check explored: 4,000 schedules", || ours.grade(&one, &file, "passed")),
            Way::new("threadlings, four of them: 16,000", || ours.grade(&four, &file, "passed")),
            Way::new("threadlings, nothing explored", || ours.grade(&none, &file, "passed")),
            Way::new("bare `rustc --test`, then run", || bare.test(&test, false)),
            Way::new("the same with `-C prefer-dynamic`", || bare.test(&test, true)),
        ],
    );
    ours.parts(&one, options.rounds);
    ours.parts(&four, options.rounds);

    let (name, attempt) = STUCK;
    let exercise = ours.exercise(name);
    let attempt = checked(exercise).attempts.iter().find(|known| known.name == attempt).expect("the attempt is there");
    let file = Written::at(scratch.path(), "stuck", &attempt.text);
    paired::table(
        &format!("save → verdict on an answer that stands still, `{name}`"),
        options.rounds,
        &mut [Way::new("threadlings says `deadlock`", || ours.grade(exercise, &file, "deadlock"))],
    );
    println!("A bare test and `rustlings run` hang on that answer until somebody ends them.\n");

    idle::table(scratch.path());
    if options.course {
        courses::tables(root, scratch.path(), &rustlings, options.rounds.min(ROUNDS_OF_A_COURSE));
    }
    if options.clone {
        clone::table(root, scratch.path());
    }
}

struct Options {
    rounds: usize,
    clone: bool,
    course: bool,
}

impl Options {
    fn read() -> Options {
        let mut options = Options { rounds: 21, clone: true, course: true };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--rounds" => {
                    let rounds = arguments.next().and_then(|rounds| rounds.parse().ok()).filter(|rounds| *rounds > 0);
                    options.rounds = rounds.expect("--rounds wants a number");
                }
                "--no-clone" => options.clone = false,
                "--no-course" => options.course = false,
                // cargo's own.
                "--bench" => {}
                other => panic!("unknown argument {other}"),
            }
        }
        options
    }
}

/// The grader's own binary, as cargo built it for this benchmark.
fn binary() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_threadlings"))
}
