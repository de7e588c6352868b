//! What the end of one explored check says: how far it went, and what is against the answer. Pure.

use super::heard::{Heard, hear};
use super::verdict::{limit, tail};
use crate::exploring::{Explored, Found};
use crate::process::{Counted, Ended, Finding, How, Limits, signal_name};
use crate::timeline::{Broken, Does, Labels, Stuck, Timeline};
use crate::verdict::{
    Crashed, Deadlock, FailedCheck, Holder, LeftRunning, Limit, NoResult, OverLimit, Tampered, Thread, TimeSpent,
    TimedOut, Verdict, WaitsOn,
};

/// How many operations a schedule may have before it counts as endless, as the explorer has it.
const STEPS: &str = "20,000 operations";
/// The code of a process that was aborted, as the explorer and shells have it.
const ABORTED: i32 = 134;
/// How long a thread may compute without touching what threads share, as the explorer has it.
const HANGS: &str = "3 s";

/// What one explored check says.
#[derive(Clone, Debug, Default)]
pub(super) struct Judged {
    /// `None` when it passed in every order tried.
    pub(super) verdict: Option<Verdict>,
    pub(super) explored: Option<Explored>,
    /// The run that shows what is wrong, where there is one.
    pub(super) found: Option<Found>,
}

/// What the end of one exploration says. `name` gives the objects of a run their names in the source, and the run its
/// sentence.
pub(super) fn judge(check: &str, ended: &Ended, limits: &Limits, name: impl Fn(&mut Timeline, &Broken)) -> Judged {
    let mut heard = match hear(&ended.lines) {
        Ok(heard) => heard,
        Err(found) => return tampered(check, found),
    };
    // A search that hangs counts nothing.
    let explored = heard.counted.map(explored).filter(|explored| explored.schedules > 0);
    let Some(finding) = heard.finding.take() else {
        return Judged { verdict: without_finding(check, ended, limits, &heard), explored, found: None };
    };
    if heard.oks > 0 {
        return tampered(check, "ok beside a finding".to_owned());
    }
    name(&mut heard.timeline, &finding.broken);
    let verdict = Some(verdict(check, &finding, &heard.timeline));
    let timeline = Some(heard.timeline).filter(|timeline| !timeline.events.is_empty());
    let found = Found {
        check: check.to_owned(),
        replay: finding.replay,
        strategy: finding.strategy,
        schedule: finding.schedule,
        passes: finding.passes,
        explored,
        broken: finding.broken,
        timeline,
    };
    Judged { verdict, explored, found: Some(found) }
}

fn tampered(check: &str, found: String) -> Judged {
    Judged { verdict: Some(Verdict::Tampered(Tampered { check: check.to_owned(), found })), ..Judged::default() }
}

fn explored(counted: Counted) -> Explored {
    let Counted { in_order, random, pct, exhausted, truncated, .. } = counted;
    Explored { schedules: in_order + random + pct, in_order, random, pct, exhaustive: exhausted && truncated == 0 }
}

/// The verdict that a finding is: of a failure that no order tried is free of, `failed-check`; else `race`.
fn verdict(check: &str, finding: &Finding, timeline: &Timeline) -> Verdict {
    let check = check.to_owned();
    let broken = |message: String, file: Option<String>, line: Option<u32>, threads: Vec<Thread>| {
        let detail = FailedCheck { check: check.clone(), message, file, line, threads };
        if finding.passes > 0 { Verdict::Race(detail) } else { Verdict::FailedCheck(detail) }
    };
    match finding.broken.clone() {
        Broken::Panic { message, file, line, .. } => broken(message, file, line, Vec::new()),
        Broken::UnjoinedPanic { message, thread, file, line } => {
            let name = thread.map_or("a thread", |thread| timeline.thread_name(thread));
            broken(format!("the thread `{name}`, which nobody joined, panicked: {message}"), file, line, Vec::new())
        }
        Broken::Exit(ABORTED) if finding.passes == 0 => {
            Verdict::Crashed(Crashed { check, signal: "SIGABRT".to_owned(), stderr: String::new() })
        }
        Broken::Exit(code) => {
            let last = timeline.events.iter().rev().find(|event| event.does == Does::Exit);
            let place = last.map(|event| (event.file.clone(), event.line));
            let (file, line) = place.unwrap_or_default();
            broken(format!("it ended the process with code {code}"), file, line, Vec::new())
        }
        Broken::Check(sentence) => broken(sentence, None, None, stuck(timeline)),
        Broken::Deadlock => Verdict::Deadlock(Deadlock { check, threads: stuck(timeline) }),
        Broken::Endless => {
            let limit = Limit { name: "steps".to_owned(), value: STEPS.to_owned() };
            Verdict::TimedOut(TimedOut { check, how: TimeSpent::Switching, limit, threads: stuck(timeline) })
        }
        Broken::Hang => {
            let limit = Limit { name: "cpu time".to_owned(), value: HANGS.to_owned() };
            Verdict::TimedOut(TimedOut { check, how: TimeSpent::Busy, limit, threads: stuck(timeline) })
        }
    }
}

/// The verdict on an exploration that found nothing, or did not come to its end.
fn without_finding(check: &str, ended: &Ended, limits: &Limits, heard: &Heard) -> Option<Verdict> {
    let check = check.to_owned();
    let over = heard.oks == 1 && heard.counted.is_some();
    let no_result = |how: String| Some(Verdict::NoResult(NoResult { check: check.clone(), how }));
    if let Some(message) = &heard.failed {
        let message = format!("the exploration of `{check}` failed without saying why: {message}");
        return Some(Verdict::grader_error(message, "run it again; if it happens again, please report it"));
    }
    match &ended.how {
        How::NotStarted(why) => {
            Some(Verdict::grader_error(why, "run it again; if it happens again, see `threadlings doctor`"))
        }
        How::Exceeded(kind) => Some(Verdict::OverLimit(OverLimit { check: Some(check), limit: limit(*kind, limits) })),
        How::LeftRunning { processes } => {
            Some(Verdict::LeftRunning(LeftRunning { check, threads: Vec::new(), processes: processes.clone() }))
        }
        How::OutOfTime { limit: kind, spent } => {
            let (how, limit) = (*spent, limit(*kind, limits));
            Some(Verdict::TimedOut(TimedOut { check, how, limit, threads: Vec::new() }))
        }
        How::Stalled => Some(Verdict::grader_error(
            format!("the exploration of `{check}` itself stood still"),
            "run it again; if it happens again, please report it",
        )),
        How::Signalled(signal) => {
            Some(Verdict::Crashed(Crashed { check, signal: signal_name(*signal), stderr: tail(&ended.stderr) }))
        }
        How::Exited(0) if over => None,
        How::Exited(code) => {
            let after = if heard.oks > 0 { " after the check" } else { "" };
            no_result(format!("it exited with code {code}{after}"))
        }
        How::WardenKilled => no_result("it killed the process that watched over it".to_owned()),
    }
}

/// The threads of a run that had not ended when it stood still, as a verdict tells them.
fn stuck(timeline: &Timeline) -> Vec<Thread> {
    let labels = Labels::of(timeline);
    timeline.stuck.iter().map(|stuck| thread(timeline, &labels, stuck)).collect()
}

fn thread(timeline: &Timeline, labels: &Labels, stuck: &Stuck) -> Thread {
    let name = |thread: usize| timeline.thread_name(thread).to_owned();
    let waits_on = stuck.does.map_or(WaitsOn::Nothing, waits_on);
    let joins = matches!(waits_on, WaitsOn::Join | WaitsOn::Scope);
    let holder = |thread| Holder { thread: name(thread), file: stuck.since_file.clone(), line: stuck.since_line };
    Thread {
        name: name(stuck.thread),
        waits_on,
        waits_for: stuck.other.filter(|_| joins).map(name),
        file: stuck.file.clone(),
        line: stuck.line,
        object: stuck.object.zip(stuck.does).map(|(object, does)| labels.introduced_for(object, does)),
        held_by: stuck.other.filter(|_| !joins).map(holder),
    }
}

fn waits_on(does: Does) -> WaitsOn {
    match does {
        Does::LockWait => WaitsOn::Lock,
        Does::ReadWait | Does::WriteWait => WaitsOn::Rwlock,
        Does::JoinWait => WaitsOn::Join,
        Does::ScopeWait => WaitsOn::Scope,
        Does::Wait => WaitsOn::Condvar,
        Does::SendWait => WaitsOn::Send,
        Does::ReceiveWait => WaitsOn::Receive,
        Does::ParkWait => WaitsOn::Park,
        Does::BarrierWait => WaitsOn::Barrier,
        Does::OnceWait => WaitsOn::Once,
        Does::Sleep => WaitsOn::Timer,
        Does::CheckWait => WaitsOn::Check,
        _ => WaitsOn::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::process::{LimitKind, Line, Told};
    use crate::timeline::{Column, Event, Object};

    fn ended(how: How, lines: Vec<Line>) -> Ended {
        Ended {
            how,
            stdout: String::new(),
            stderr: String::new(),
            lines,
            threads: Vec::new(),
            cpu: Duration::ZERO,
            wall: Duration::ZERO,
            peak_memory_bytes: 0,
        }
    }

    fn finding(broken: Broken, passes: u64) -> Line {
        let strategy = "random".to_owned();
        Line::Told(Told::Finding(Finding { broken, passes, replay: "r".into(), strategy, schedule: 7 }))
    }

    fn counted(in_order: u64, exhausted: bool, truncated: u64, failed: u64) -> Line {
        Line::Told(Told::Counted(Counted { in_order, random: 0, pct: 0, exhausted, truncated, failed }))
    }

    fn panic() -> Broken {
        Broken::Panic { message: "no".into(), thread: None, file: Some("a.rs".into()), line: Some(3) }
    }

    fn failed() -> Line {
        Line::Failed { message: "no".into() }
    }

    fn thread(name: &str) -> Line {
        Line::Told(Told::Thread(Column { name: name.into(), ..Column::default() }))
    }

    fn judged(how: How, lines: &[Line]) -> Judged {
        judge("it_works", &ended(how, lines.to_vec()), &Limits::exploring(4000), |_, _| ())
    }

    fn word(how: How, lines: &[Line]) -> String {
        judged(how, lines).verdict.map_or("passed".to_owned(), |verdict| verdict.kind().to_string())
    }

    #[test]
    fn an_exploration_passes_only_with_its_count_one_ok_and_a_clean_end() {
        let end = || How::Exited(0);
        let late = How::OutOfTime { limit: LimitKind::Cpu, spent: TimeSpent::Busy };
        let lines = |more: &[Line]| [&[Line::Begins][..], more].concat();
        for (how, more, expected) in [
            (end(), vec![counted(3, true, 0, 0), Line::Ok], "passed"),
            (end(), vec![Line::Ok], "no-result"),
            (end(), vec![counted(3, true, 0, 0)], "no-result"),
            (end(), vec![], "no-result"),
            (How::Exited(3), vec![counted(3, true, 0, 0), Line::Ok], "no-result"),
            (end(), vec![counted(3, true, 0, 0), Line::Ok, Line::Ok], "tampered"),
            (end(), vec![counted(3, true, 0, 0), counted(3, true, 0, 0), Line::Ok], "tampered"),
            (end(), vec![Line::Stray("x".into()), counted(3, true, 0, 0), Line::Ok], "tampered"),
            (end(), vec![thread("main"), counted(3, true, 0, 0), Line::Ok], "tampered"),
            (end(), vec![counted(3, true, 0, 0), thread("main"), Line::Ok], "tampered"),
            (end(), vec![finding(panic(), 2), counted(3, true, 0, 1), failed()], "race"),
            (end(), vec![finding(panic(), 0), counted(3, true, 0, 3), failed()], "failed-check"),
            (end(), vec![finding(panic(), 2), counted(3, true, 0, 1), Line::Ok], "tampered"),
            (end(), vec![finding(panic(), 2), finding(panic(), 2), failed()], "tampered"),
            (end(), vec![finding(Broken::Deadlock, 0), failed()], "deadlock"),
            (end(), vec![finding(Broken::Deadlock, 9), failed()], "deadlock"),
            (end(), vec![finding(Broken::Endless, 0), failed()], "timed-out"),
            (How::Signalled(9), vec![finding(Broken::Hang, 0)], "timed-out"),
            (end(), vec![finding(Broken::Exit(1), 1), failed()], "race"),
            (end(), vec![finding(Broken::Check("they never met".into()), 0), failed()], "failed-check"),
            (end(), vec![failed()], "grader-error"),
            (How::Signalled(11), vec![], "crashed"),
            (late, vec![], "timed-out"),
            (How::Stalled, vec![], "grader-error"),
            (How::Exceeded(LimitKind::Memory), vec![], "over-limit"),
        ] {
            assert_eq!(word(how.clone(), &lines(&more)), expected, "{how:?} {more:?}");
        }
    }

    #[test]
    fn a_run_of_threads_that_are_not_there_is_no_run() {
        let event = |thread, object| {
            Line::Told(Told::Event(Event {
                thread,
                does: Does::Lock,
                object,
                other: None,
                value: None,
                extra: None,
                file: None,
                line: None,
                nanos: 0,
            }))
        };
        let with = |more: Line| word(How::Exited(0), &[finding(panic(), 0), thread("main"), more, failed()]);
        assert_eq!(with(event(0, None)), "failed-check");
        assert_eq!(with(event(1, None)), "tampered");
        assert_eq!(with(event(0, Some(0))), "tampered");
        let stuck = Stuck { thread: 0, other: Some(1), ..Stuck::default() };
        assert_eq!(with(Line::Told(Told::Stuck(stuck))), "tampered");
    }

    #[test]
    fn all_is_counted_as_all_only_where_nothing_was_cut() {
        let exhaustive = |exhausted, truncated| {
            let lines = [Line::Begins, counted(3, exhausted, truncated, 0), Line::Ok];
            judged(How::Exited(0), &lines).explored.unwrap().exhaustive
        };
        assert_eq!([exhaustive(true, 0), exhaustive(true, 1), exhaustive(false, 0)], [true, false, false]);
    }

    #[test]
    fn a_deadlock_names_who_waits_for_what_and_who_has_it() {
        let object =
            Object { name: Some("till".into()), kind: "Mutex".into(), file: "a.rs".into(), line: 3, column: 5, nth: 1 };
        let stuck = Stuck {
            thread: 1,
            does: Some(Does::LockWait),
            object: Some(0),
            other: Some(0),
            file: Some("a.rs".into()),
            line: Some(9),
            since_file: Some("a.rs".into()),
            since_line: Some(6),
        };
        let joins = Stuck { thread: 0, does: Some(Does::JoinWait), other: Some(1), ..Stuck::default() };
        let told = [Told::Object(object), Told::Stuck(joins), Told::Stuck(stuck)].map(Line::Told);
        let lines = [&[finding(Broken::Deadlock, 0), thread("main"), thread("bob")][..], &told, &[failed()]].concat();
        let Some(Verdict::Deadlock(deadlock)) = judged(How::Exited(0), &lines).verdict else { panic!("a deadlock") };
        let [main, bob] = deadlock.threads.as_slice() else { panic!("two threads") };
        assert_eq!((main.waits_on, main.waits_for.as_deref()), (WaitsOn::Join, Some("bob")));
        assert_eq!((bob.object.as_deref(), bob.line), (Some("`till` (Mutex, line 3)"), Some(9)));
        let holder = Holder { thread: "main".into(), file: Some("a.rs".into()), line: Some(6) };
        assert_eq!(bob.held_by, Some(holder));
    }
}
