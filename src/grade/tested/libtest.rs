//! What the test program and the program itself say by how they end and what they print. Pure.
//!
//! The test program is Rust's own: it prints `test NAME ... ` when a test begins and `ok` or `FAILED` when it has ended,
//! then what the failed ones printed, and a line for all.

use crate::grade::verdict;
use crate::process::{Ended, How, Limits};
use crate::verdict::{FailedCheck, NoResult, Verdict};

/// What the test program told.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// The tests that began, in their order, and whether each failed; `None` where it did not end.
    pub(super) tests: Vec<(String, Option<bool>)>,
    /// What those that failed printed, panics included.
    printed: Vec<(String, String)>,
    /// Whether it came to its last line.
    is_over: bool,
}

/// Reads what the test program printed to standard output.
pub(super) fn told(stdout: &str) -> Told {
    let mut told = Told::default();
    let mut lines = stdout.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some((name, result)) = line.strip_prefix("test ").and_then(|rest| rest.split_once(" ... ")) {
            let name = name.trim_end_matches(" - should panic").to_owned();
            told.tests.push((name, failed(result)));
        } else if let Some(name) = line.strip_prefix("---- ").and_then(|rest| rest.strip_suffix(" stdout ----")) {
            let mut printed = String::new();
            while let Some(line) = lines.next_if(|line| !line.starts_with("---- ") && *line != "failures:") {
                printed.push_str(line);
                printed.push('\n');
            }
            told.printed.push((name.to_owned(), printed.trim().to_owned()));
        } else if line.starts_with("test result: ") {
            told.is_over = true;
        } else if let (Some(is_failed), Some((_, open @ None))) = (failed(line), told.tests.last_mut()) {
            // What it printed past libtest stands between its name and its result.
            *open = Some(is_failed);
        }
    }
    told
}

fn failed(result: &str) -> Option<bool> {
    if result == "ok" || result.starts_with("ignored") || result.ends_with("ok") {
        Some(false)
    } else {
        result.ends_with("FAILED").then_some(true)
    }
}

impl Told {
    /// The test that had not ended, or else the last one.
    fn at_hand(&self) -> &str {
        let open = self.tests.iter().rfind(|(_, failed)| failed.is_none());
        open.or(self.tests.last()).map_or("tests", |(name, _)| name)
    }
}

/// What the end of the test program says against the answer; `None` when all tests passed.
pub(super) fn tests(told: &Told, ended: &Ended, limits: &Limits) -> Option<Verdict> {
    match ended.how {
        How::Exited(0) if told.is_over => None,
        How::Exited(_) => {
            let failed = told.tests.iter().find(|(_, failed)| *failed == Some(true));
            let Some((check, _)) = failed else {
                let How::Exited(code) = ended.how else { return None };
                let how = format!("it exited with code {code}");
                return Some(Verdict::NoResult(NoResult { check: told.at_hand().to_owned(), how }));
            };
            let printed = told.printed.iter().find(|(name, _)| name == check).map_or("", |(_, printed)| printed);
            Some(failed_check(check, printed, check))
        }
        _ => {
            let mut verdict = verdict::check(told.at_hand(), ended, limits)?;
            tests_own_threads(&mut verdict, told.at_hand());
            Some(verdict)
        }
    }
}

/// What the end of the program itself says against the answer; `None` when it ended well.
pub(super) fn main(ended: &Ended, limits: &Limits) -> Option<Verdict> {
    const MAIN: &str = "main";
    match ended.how {
        How::Exited(0) => None,
        // A panic may end the process by a signal.
        How::Exited(_) | How::Signalled(_) if panicked(&ended.stderr) => Some(failed_check(MAIN, &ended.stderr, MAIN)),
        How::Exited(code) => {
            let message = format!("it ended with exit code {code}");
            let (check, threads) = (MAIN.to_owned(), Vec::new());
            Some(Verdict::FailedCheck(FailedCheck { check, message, file: None, line: None, threads }))
        }
        _ => verdict::check(MAIN, ended, limits),
    }
}

/// Whether something in a process panicked, by what it wrote.
pub(super) fn panicked(stderr: &str) -> bool {
    panics(stderr).next().is_some()
}

/// Leaves out the thread that runs the tests: it waits for the one at hand. That one's thread has its name, of which the
/// system keeps only the beginning.
fn tests_own_threads(verdict: &mut Verdict, test: &str) {
    const KEPT_BYTES: usize = 15;
    let threads = match verdict {
        Verdict::Deadlock(detail) => &mut detail.threads,
        Verdict::TimedOut(detail) => &mut detail.threads,
        _ => return,
    };
    threads.retain(|thread| thread.name != "main");
    let whole = |name: &mut String| {
        // It may be cut inside of a character, which is none then.
        let kept = name.trim_end_matches('\u{fffd}');
        let is_cut = kept.len() == KEPT_BYTES || kept.len() < name.len();
        if is_cut && test.starts_with(kept) {
            test.clone_into(name);
        }
    };
    for thread in threads {
        whole(&mut thread.name);
        thread.waits_for.iter_mut().for_each(whole);
    }
}

/// The verdict on a check that printed this before it failed, in the thread of that name.
fn failed_check(check: &str, printed: &str, thread: &str) -> Verdict {
    let panics: Vec<Panic> = panics(printed).collect();
    let panic = panics.iter().rfind(|panic| panic.thread == thread).or(panics.last());
    let (message, file, line) = match panic {
        Some(panic) => (panic.message.clone(), Some(panic.file.clone()), panic.line),
        None => (printed.to_owned(), None, None),
    };
    let elsewhere = panics.first().filter(|first| panic.is_some_and(|panic| panic.thread != first.thread));
    let elsewhere = elsewhere.map(|first| {
        let (thread, file, line) = (&first.thread, &first.file, first.line.unwrap_or_default());
        format!("\nbefore that, the thread `{thread}` panicked at {file}:{line}: {}", first.message)
    });
    let message = format!("{message}{}", elsewhere.unwrap_or_default());
    Verdict::FailedCheck(FailedCheck { check: check.to_owned(), message, file, line, threads: Vec::new() })
}

/// A panic, as std's own hook writes it.
struct Panic {
    thread: String,
    file: String,
    line: Option<u32>,
    message: String,
}

fn panics(text: &str) -> impl Iterator<Item = Panic> {
    let mut after = text;
    text.split_inclusive('\n').filter_map(move |line| {
        after = &after[line.len()..];
        let (rest, line) = (after, line.trim_end_matches(['\n', '\r']));
        let (thread, place) = line.strip_prefix("thread '")?.split_once(" panicked at ")?;
        let thread = thread.rsplit_once('\'')?.0.to_owned();
        let mut parts = place.strip_suffix(':')?.rsplitn(3, ':');
        let (_column, line, file) = (parts.next()?, parts.next()?, parts.next()?);
        let is_end = |line: &str| line.starts_with("note: run with `RUST_BACKTRACE") || line.starts_with("thread '");
        let end = rest.lines().position(is_end).or_else(|| rest.lines().position(str::is_empty));
        let message: Vec<&str> = rest.lines().take(end.unwrap_or(usize::MAX)).collect();
        let message = message.join("\n").trim_end().to_owned();
        Some(Panic { thread, file: file.to_owned(), line: line.parse().ok(), message })
    })
}

/// What the program printed, of what the test program printed that had only the one test, `main`'s.
pub(super) fn printed_by_entry(stdout: &str) -> &str {
    let begin = stdout.strip_prefix("\nrunning 1 test\n").unwrap_or(stdout);
    let Some(end) = begin.rfind("test result: ok. 1 passed;") else { return begin };
    let before = begin[..end].trim_end_matches('\n');
    before.strip_suffix('.').unwrap_or(before)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use std::time::Duration;

    use super::*;
    use crate::foreign::{changed_text, few, text};
    use crate::process::SeenThread;
    use crate::verdict::WaitsOn;

    const FAILED: &str = "\nrunning 4 tests\ntest tests::a ... ok\ntest tests::b ... FAILED\ntest tests::c - should panic \
        ... ok\ntest tests::d ... ignored\n\nfailures:\n\n---- tests::b stdout ----\nhello\n\nthread 'worker' (7) panicked \
        at exercises/x.rs:3:4:\nno paper\nnote: run with `RUST_BACKTRACE=1` environment variable to display a \
        backtrace\n\nthread 'tests::b' (8) panicked at exercises/x.rs:12:9:\nassertion `left == right` failed\n  left: \
        1\n right: 2\n\n\nfailures:\n    tests::b\n\ntest result: FAILED. 2 passed; 1 failed; 1 ignored; 0 measured; 0 \
        filtered out; finished in 0.00s\n\n";

    fn ended(how: How, stdout: &str, stderr: &str) -> Ended {
        let thread = |name: &str, waits_on, joins: Option<&str>| SeenThread {
            name: name.into(),
            waits_on,
            joins: joins.map(str::to_owned),
            cpu: Duration::ZERO,
        };
        Ended {
            how,
            stdout: stdout.into(),
            stderr: stderr.into(),
            lines: Vec::new(),
            threads: vec![
                thread("main", WaitsOn::ParkOrReceive, None),
                thread("tests::it_is_wh", WaitsOn::Lock, None),
                thread("left", WaitsOn::Join, Some("tests::it_is_wh")),
            ],
            cpu: Duration::ZERO,
            wall: Duration::ZERO,
            peak_memory_bytes: 0,
        }
    }

    fn of_tests(how: How, stdout: &str) -> Option<Verdict> {
        tests(&told(stdout), &ended(how, stdout, ""), &Limits::check())
    }

    #[test]
    fn a_failing_test_is_told_with_its_message_and_line() {
        let Some(Verdict::FailedCheck(failed)) = of_tests(How::Exited(101), FAILED) else { panic!("no failed check") };
        assert_eq!(
            (failed.check.as_str(), failed.file.as_deref(), failed.line),
            ("tests::b", Some("exercises/x.rs"), Some(12))
        );
        assert_eq!(
            failed.message,
            "assertion `left == right` failed\n  left: 1\n right: 2\n\
             before that, the thread `worker` panicked at exercises/x.rs:3: no paper"
        );
        let results: Vec<_> =
            told(FAILED).tests.into_iter().map(|(name, failed)| (name, failed == Some(true))).collect();
        let expected = [("a", false), ("b", true), ("c", false), ("d", false)];
        assert_eq!(results, expected.map(|(name, failed)| (format!("tests::{name}"), failed)));
    }

    #[test]
    fn a_test_that_failed_without_a_panic_is_told_with_what_it_printed() {
        let text = "\nrunning 1 test\ntest a ... FAILED\n\nfailures:\n\n---- a stdout ----\nError: ParseIntError\n\n\
                    failures:\n    a\n\ntest result: FAILED. 0 passed; 1 failed;\n";
        let Some(Verdict::FailedCheck(failed)) = of_tests(How::Exited(101), text) else { panic!("no failed check") };
        assert_eq!((failed.message.as_str(), failed.line), ("Error: ParseIntError", None));
    }

    #[test]
    fn tests_pass_only_when_the_test_program_comes_to_its_end() {
        let all = "\nrunning 1 test\ntest a ... hello\nok\n\ntest result: ok. 1 passed; 0 failed;\n";
        assert_eq!(of_tests(How::Exited(0), all), None);
        assert_eq!(told(all).tests, [("a".to_owned(), Some(false))]);
        let begun = "\nrunning 2 tests\ntest a ... ok\ntest tests::it_is_whole ... ";
        let Some(Verdict::NoResult(none)) = of_tests(How::Exited(0), begun) else { panic!("a result") };
        assert_eq!((none.check.as_str(), none.how.as_str()), ("tests::it_is_whole", "it exited with code 0"));
        let Some(Verdict::Deadlock(deadlock)) = of_tests(How::Stalled, begun) else { panic!("no deadlock") };
        let threads: Vec<_> =
            deadlock.threads.iter().map(|thread| (thread.name.as_str(), thread.waits_for.as_deref())).collect();
        assert_eq!(deadlock.check, "tests::it_is_whole");
        assert_eq!(threads, [("tests::it_is_whole", None), ("left", Some("tests::it_is_whole"))]);
        let Some(Verdict::Crashed(crashed)) = of_tests(How::Signalled(6), begun) else { panic!("no crash") };
        assert_eq!(crashed.check, "tests::it_is_whole");
    }

    #[test]
    fn a_program_must_exit_with_zero() {
        let of = |how: How, stderr: &str| main(&ended(how, "", stderr), &Limits::check());
        let message = |verdict: Option<Verdict>| match verdict {
            Some(Verdict::FailedCheck(failed)) => (failed.check, failed.message, failed.line),
            verdict => panic!("{verdict:?}"),
        };
        let panic =
            "hello\n\nthread 'main' (9) panicked at exercises/x.rs:2:5:\nboom\nnote: run with `RUST_BACKTRACE=1`\n";
        assert_eq!(of(How::Exited(0), panic), None);
        for how in [How::Exited(101), How::Signalled(6)] {
            assert_eq!(message(of(how, panic)), ("main".to_owned(), "boom".to_owned(), Some(2)));
        }
        let said = "it ended with exit code 1".to_owned();
        assert_eq!(message(of(How::Exited(1), "Error: \"no\"\n")), ("main".to_owned(), said, None));
        assert!(matches!(of(How::Stalled, ""), Some(Verdict::Deadlock(_))));
        assert!(matches!(of(How::Signalled(11), ""), Some(Verdict::Crashed(_))));
    }

    #[test]
    fn what_main_printed_is_told_without_what_libtest_says_around_it() {
        for between in ["\n", "\n\n"] {
            let text =
                format!("\nrunning 1 test\nhello.\nand more\n\n.{between}test result: ok. 1 passed; 0 failed;\n\n");
            assert_eq!(printed_by_entry(&text), "hello.\nand more\n\n");
        }
        assert_eq!(printed_by_entry("\nrunning 1 test\nend"), "end");
    }

    #[test]
    fn what_panics_without_end_is_read_in_time() {
        let many = "thread 'a' (7) panicked at a.rs:1:2:\nno\n".repeat(200_000);
        assert_eq!(panics(&many).count(), 200_000);
        assert!(panics(&many).all(|panic| panic.message == "no" && panic.line == Some(1)));
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn anything_printed_is_read(text in prop_oneof![changed_text(FAILED), text()]) {
            for how in [How::Exited(0), How::Exited(101), How::Stalled, How::Signalled(6)] {
                let verdict = of_tests(how.clone(), &text);
                // Without its last line nothing passes.
                prop_assert!(verdict.is_some() || how == How::Exited(0) && text.contains("test result: "));
                main(&ended(how, "", &text), &Limits::check());
            }
            prop_assert!(text.contains(printed_by_entry(&text)));
        }
    }
}
