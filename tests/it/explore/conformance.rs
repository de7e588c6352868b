//! Programs of the plain std with their verdicts: what the explorer must say of each of them.
//!
//! A program's first line states it: `//@ VERDICT [time=timely] [explored=N]`, where N schedules are all there are.

use std::path::{Path, PathBuf};

use crate::program::Test;
use crate::side_by_side::side_by_side;

/// How the names of each test's programs begin.
const BUGS: &[&str] = &["b_", "c", "deadlock"];
const COUNTED: &[&str] = &["d_", "x"];
const ORDERINGS: &[&str] = &["l_", "m_"];
const LOCKS_CHANNELS_AND_THREADS: &[&str] = &["k_"];
const PANICS_EXITS_STATICS_AND_TIME: &[&str] = &["e", "o", "p_", "r_", "s_", "t_", "st_"];

/// Where they stand.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/programs")
}

/// Those whose names begin so.
fn programs(prefixes: &[&str]) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).expect("the programs");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a program").path()).collect();
    paths.retain(|path| {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        prefixes.iter().any(|prefix| name.starts_with(prefix))
    });
    paths.sort();
    paths
}

/// What is not as a program's first line states; nothing when all is.
fn complaint(test: &Test, program: &Path) -> Option<String> {
    let text = std::fs::read_to_string(program).expect("the program");
    let stated = text.lines().next().and_then(|line| line.strip_prefix("//@ ")).expect("a first line that states it");
    let mut words = stated.split_whitespace();
    let verdict = words.next().expect("a verdict");
    let word = |key: &str| words.clone().find_map(|word| word.strip_prefix(key));
    let path = program.to_str().expect("a path in UTF-8");
    let time = word("time=").map_or(Vec::new(), |time| vec!["--time", time]);
    let document = test.run(&[&["explore", path, "--format", "json"], time.as_slice()].concat()).json();
    let explored = word("explored=").map(|number| number.parse::<u64>().expect("a number"));
    let is_as_stated = document["verdict"] == verdict
        && explored.is_none_or(|all| document["explored"] == all && document["exhaustive"] == true);
    (!is_as_stated).then(|| {
        let (found, explored, replay) = (&document["verdict"], &document["explored"], &document["replay"]);
        format!("{}: {stated} is stated, and it is {found} after {explored} ({replay})", program.display())
    })
}

#[track_caller]
fn are_as_stated(prefixes: &[&str]) {
    let programs = programs(prefixes);
    assert!(!programs.is_empty(), "no program is named {prefixes:?}");
    let test = Test::in_an_empty_folder();
    let complaints = side_by_side(&programs, |program| Vec::from_iter(complaint(&test, program)));
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn bugs_are_found() {
    are_as_stated(BUGS);
}

#[test]
fn small_programs_have_as_many_interleavings_as_combinatorics_says() {
    are_as_stated(COUNTED);
}

#[test]
fn memory_orderings_are_those_of_the_standard() {
    are_as_stated(ORDERINGS);
}

#[test]
fn locks_channels_and_threads_do_what_those_of_std_do() {
    are_as_stated(LOCKS_CHANNELS_AND_THREADS);
}

#[test]
fn panics_exits_statics_and_time_do_what_those_of_std_do() {
    are_as_stated(PANICS_EXITS_STATICS_AND_TIME);
}

#[test]
fn every_program_belongs_to_one_of_these_tests() {
    let all = programs(&[""]);
    let groups = [BUGS, COUNTED, ORDERINGS, LOCKS_CHANNELS_AND_THREADS, PANICS_EXITS_STATICS_AND_TIME];
    let mut tested: Vec<PathBuf> = groups.into_iter().flat_map(programs).collect();
    tested.sort();
    assert_eq!(tested, all);
}
