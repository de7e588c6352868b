//! Whole pages for every verdict, as a learner reads them without colour: `pages_at_60.txt` and `pages_at_80.txt`.
//!
//! `THREADLINGS_BLESS=1 cargo test --lib ui::explain` writes the files again; read what changed.

mod foreign;

use std::time::Duration;

use super::{Lesson, headline, with_lesson};
use crate::grade::{Output, Report};
use crate::ui::text;
use crate::verdict::*;

const ANSWER: &str = "exercises/05_locks/locks1.rs";

fn report_of(verdict: Verdict) -> Report {
    Report {
        exercise: "locks1".into(),
        answer: ANSWER.into(),
        verdict,
        stages: Vec::new(),
        advice: Vec::new(),
        output: None,
        exploration: None,
        duration: Duration::from_millis(350),
        cached: false,
        out_of_time: false,
    }
}

fn thread(name: &str, waits_on: WaitsOn, line: Option<u32>) -> Thread {
    Thread {
        name: name.into(),
        waits_on,
        waits_for: None,
        file: line.map(|_| ANSWER.into()),
        line,
        object: None,
        held_by: None,
    }
}

fn diagnostic(code: Option<&str>, rendered: &str) -> Diagnostic {
    Diagnostic {
        code: code.map(str::to_owned),
        message: "a message".into(),
        file: Some(ANSWER.into()),
        line: Some(9),
        rendered: rendered.into(),
    }
}

fn outlives() -> Diagnostic {
    diagnostic(
        Some("E0373"),
        "\x1b[1m\x1b[91merror[E0373]\x1b[0m\x1b[1m: closure may outlive the current function\x1b[0m\n \
         \x1b[94m--> \x1b[0mexercises/05_locks/locks1.rs:9:19\n  |\n9 |     thread::spawn(|| total += 1);\n  |                   ^^ may outlive\n\n",
    )
}

fn limit(name: &str, value: &str) -> Limit {
    Limit { name: name.into(), value: value.into() }
}

fn timed_out(how: TimeSpent, limit: Limit) -> Verdict {
    let threads = vec![thread("main", WaitsOn::Join, None), thread("poller", WaitsOn::Nothing, None)];
    Verdict::TimedOut(TimedOut { check: "the_queue_drains".into(), how, limit, threads })
}

fn failed(check: &str, message: &str, line: Option<u32>, threads: Vec<Thread>) -> FailedCheck {
    let file = line.map(|_| "checks/05_locks/locks1/checks.rs".to_owned());
    FailedCheck { check: check.into(), message: message.into(), file, line, threads }
}

/// Every page, with what it is about.
fn pages() -> Vec<(&'static str, Report)> {
    let mut pages = passes();
    pages.extend(compiler_verdicts().into_iter().map(|(about, verdict)| (about, report_of(verdict))));
    pages.extend(runtime_verdicts().into_iter().map(|(about, verdict)| (about, report_of(verdict))));
    let mut printing = report_of(Verdict::FailedCheck(failed("main", "no seat is left", Some(12), vec![])));
    printing.output = Some(Output {
        stdout: (1..=40).map(|n| format!("ticket {n}\tsold\n")).collect(),
        stderr: "thread 'main' panicked at exercises/05_locks/locks1.rs:12:5:\nno seat is left\n\x1b[2J\x07".into(),
    });
    pages.push(("main panics after it printed much", printing));
    pages
}

fn passes() -> Vec<(&'static str, Report)> {
    let plain = report_of(Verdict::Passed(Passed { checks: 1, cases: 0, explored: None }));
    let mut full = report_of(Verdict::Passed(Passed { checks: 4, cases: 2, explored: None }));
    full.output = Some(Output { stdout: "alice has 40\nbob has 60\n".into(), stderr: String::new() });
    full.advice = vec![diagnostic(
        Some("clippy::needless_return"),
        "\x1b[33mwarning\x1b[0m: unneeded `return` statement\n --> exercises/05_locks/locks1.rs:20:5\n",
    )];
    vec![("one check passed", plain), ("passed, with output and advice", full)]
}

fn compiler_verdicts() -> Vec<(&'static str, Verdict)> {
    let about = "A `Ledger` holds an `Rc`: it must not be sent to another thread, whatever wraps it.";
    let file = "checks/02_send/send1/misuse/sends_a_ledger.rs";
    let refused = |reason: Option<&str>, diagnostics| {
        Verdict::DoesNotCompile(DoesNotCompile { reason: reason.map(str::to_owned), diagnostics })
    };
    let wrong = |found| {
        let expected = vec!["line 7: E0277".to_owned(), "line 9: \"lifetime may not live long enough\"".to_owned()];
        let case = "sends_a_ledger".to_owned();
        Verdict::WrongError(WrongError { case, file: file.into(), about: about.into(), expected, found })
    };
    vec![
        ("rustc refuses it", refused(None, vec![outlives(), diagnostic(None, "error: expected `;`\n")])),
        ("rustc refuses it, at length", refused(None, (0..14).map(|_| diagnostic(None, "error: x\n")).collect())),
        ("not to be read", refused(Some("it is a directory, not a file"), vec![])),
        (
            "clippy decides",
            Verdict::FailedLint(FailedLint { diagnostics: vec![diagnostic(Some("clippy::x"), "error: x\n")] }),
        ),
        (
            "a misuse compiles",
            Verdict::MisuseCompiles(MisuseCompiles {
                case: "sends_a_ledger".into(),
                file: file.into(),
                about: about.into(),
                expected: vec!["line 9: E0277".to_owned()],
            }),
        ),
        ("a misuse is refused for another reason", wrong(vec![outlives()])),
        ("a misuse is refused without a word", wrong(vec![])),
    ]
}

fn runtime_verdicts() -> Vec<(&'static str, Verdict)> {
    let stuck = vec![
        thread("main", WaitsOn::Join, Some(30)),
        thread("alice to bob", WaitsOn::Lock, Some(14)),
        thread("unnamed thread (tid 4711)", WaitsOn::CondvarBarrierOrRwlock, None),
    ];
    let mut joining = vec![thread("main", WaitsOn::Join, None), thread("teller\n1", WaitsOn::Lock, None)];
    joining[0].waits_for = Some("teller\n1".into());
    let short = vec![thread("alice", WaitsOn::Lock, None), thread("bob", WaitsOn::ParkOrReceive, None)];
    let many = (0..15).map(|n| thread(&format!("worker {n}"), WaitsOn::Lock, None)).collect();
    let check = || "both_can_pay".to_owned();
    let crashed = |signal: &str, stderr: &str| {
        Verdict::Crashed(Crashed { check: check(), signal: signal.into(), stderr: stderr.into() })
    };
    vec![
        ("a deadlock with places", Verdict::Deadlock(Deadlock { check: check(), threads: stuck.clone() })),
        ("main deadlocks", Verdict::Deadlock(Deadlock { check: "main".into(), threads: short.clone() })),
        ("a joined thread by its name", Verdict::Deadlock(Deadlock { check: check(), threads: joining })),
        ("many threads", Verdict::Deadlock(Deadlock { check: check(), threads: many })),
        (
            "an assertion failed",
            Verdict::FailedCheck(failed(
                &check(),
                "assertion `left == right` failed: alice and bob have 100 between them, whatever the order\n  left: 90\n right: 100",
                Some(17),
                vec![],
            )),
        ),
        (
            "a standstill in together",
            Verdict::FailedCheck(failed(
                "jobs_overlap",
                "the jobs never overlapped",
                None,
                vec![thread("job", WaitsOn::Check, None)],
            )),
        ),
        ("a race", Verdict::Race(failed(&check(), "an update was lost", Some(17), vec![]))),
        (
            "a race in main, and a panic before it",
            Verdict::Race(failed(
                "main",
                "a scoped thread panicked\nbefore that, left panicked at exercises/05_locks/locks1.rs:12: sold out",
                Some(17),
                vec![],
            )),
        ),
        ("busy", timed_out(TimeSpent::Busy, limit("cpu time", "10 s"))),
        ("asleep", timed_out(TimeSpent::Sleeping, limit("quiet time", "10 s"))),
        ("a livelock", timed_out(TimeSpent::Switching, limit("wall time", "30 s"))),
        ("endless in one order", timed_out(TimeSpent::Switching, limit("steps", "20,000 operations"))),
        ("aborted", crashed("SIGABRT", "thread panicked while processing panic. aborting.\n")),
        ("a fault of memory", crashed("SIGSEGV", "")),
        ("a signal of its own", crashed("SIGTRAP", "")),
        (
            "a stack overflow",
            crashed(
                "SIGABRT",
                "\nthread 'main' has overflowed its stack\nfatal runtime error: stack overflow, aborting\n",
            ),
        ),
        ("too much memory", Verdict::OverLimit(OverLimit { check: Some(check()), limit: limit("memory", "4 GiB") })),
        (
            "compiling took too long",
            Verdict::OverLimit(OverLimit { check: None, limit: limit("compile time", "60 s") }),
        ),
        ("an early exit", Verdict::NoResult(NoResult { check: check(), how: "exited with code 0".into() })),
        (
            "a thread and processes left",
            Verdict::LeftRunning(LeftRunning {
                check: check(),
                threads: vec![short[0].clone()],
                processes: vec!["sleep".into(), "sh".into()],
            }),
        ),
        (
            "a thread left",
            Verdict::LeftRunning(LeftRunning { check: check(), threads: vec![short[0].clone()], processes: vec![] }),
        ),
        ("a forged result", Verdict::Tampered(Tampered { check: check(), found: "ok 1234 both_can_pay\\n".into() })),
        (
            "the grader failed",
            Verdict::grader_error(
                "failed to write /tmp/answer.rs: No space left on device (os error 28)",
                "make room on the disk that holds /tmp, then press r.",
            ),
        ),
    ]
}

fn all_pages(width: usize) -> String {
    let lesson = Lesson {
        text: "Both transfers now take the locks in the same order, so that whoever has the first one can always get the second one too.",
        link: "https://doc.rust-lang.org/std/sync/struct.Mutex.html",
    };
    let mut all = String::new();
    for (about, report) in pages() {
        all.push_str(&format!("######## {about}\n{}\n", with_lesson(&report, Some(lesson), width)));
    }
    all
}

fn compare(width: usize, file: &str, expected: &str) {
    let pages = all_pages(width);
    if std::env::var_os("THREADLINGS_BLESS").is_some() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/explain").join(file);
        std::fs::write(path, &pages).unwrap();
        return;
    }
    assert_eq!(pages, expected, "{file}");
}

#[test]
fn every_verdict_reads_well_at_80_columns() {
    compare(80, "pages_at_80.txt", include_str!("pages_at_80.txt"));
}

#[test]
fn every_verdict_reads_well_at_60_columns() {
    compare(60, "pages_at_60.txt", include_str!("pages_at_60.txt"));
}

#[test]
fn every_verdict_has_a_page() {
    for kind in VerdictKind::ALL {
        assert!(pages().iter().any(|(_, report)| report.verdict.kind() == kind), "{kind}");
    }
}

#[test]
fn prose_stays_within_its_width() {
    for width in [40, 60, 80] {
        // Paths, links and what a compiler draws are not broken.
        let prose =
            |line: &&str| !["exercises/", "checks/", "https:", "-->", "^^"].iter().any(|part| line.contains(part));
        for line in all_pages(width).lines().filter(prose) {
            assert!(text::columns(line) <= width.max(57), "{width}: {line}");
        }
    }
}

#[test]
fn a_headline_is_one_line_without_colour() {
    let report = report_of(Verdict::Deadlock(Deadlock { check: "both_can_pay".into(), threads: vec![] }));
    assert_eq!(headline(&report), "deadlock: nothing in the check `both_can_pay` can ever move again.");
}
