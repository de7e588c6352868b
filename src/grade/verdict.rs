//! Where a verdict is decided: what one check's end says, and which stage speaks first. Pure.

use std::time::Duration;

use super::report::Stage;
use crate::process::channel::waiting;
use crate::process::{Ended, How, LimitKind, Limits, Line, SeenThread, signal_name};
use crate::verdict::{
    Crashed, Deadlock, FailedCheck, LeftRunning, Limit, NoResult, OverLimit, Tampered, Thread, TimedOut, Verdict,
};

/// Stages in the order in which they decide: what is deterministic first, so that the same answer always gets the same
/// verdict.
pub(super) const ORDER: [Stage; 5] = [Stage::Compile, Stage::Cases, Stage::Interleavings, Stage::Checks, Stage::Lints];

/// What the end of one check says against the answer; `None` when it passed.
pub(super) fn check(check: &str, ended: &Ended, limits: &Limits) -> Option<Verdict> {
    let check = check.to_owned();
    let oks = ended.lines.iter().filter(|line| **line == Line::Ok).count();
    if let Some(found) = tampered(&ended.lines, oks) {
        return Some(Verdict::Tampered(Tampered { check, found }));
    }
    if let Some(message) = failed(&ended.lines) {
        let (file, line) = place(&ended.lines);
        let threads = Vec::new();
        return Some(Verdict::FailedCheck(FailedCheck { check, message, file, line, threads }));
    }
    let over = oks > 0;
    let threads = || threads(&ended.threads);
    let left_running = |processes: &[String]| {
        let processes = processes.to_vec();
        Some(Verdict::LeftRunning(LeftRunning { check: check.clone(), threads: threads(), processes }))
    };
    match &ended.how {
        How::NotStarted(why) => {
            Some(Verdict::grader_error(why, "run it again; if it happens again, see `threadlings doctor`"))
        }
        How::Exceeded(kind) => Some(Verdict::OverLimit(OverLimit { check: Some(check), limit: limit(*kind, limits) })),
        How::LeftRunning { processes } => left_running(processes),
        How::Stalled | How::OutOfTime { .. } if over => left_running(&[]),
        // A standstill inside the check is not the learner's deadlock: the check says what never happened.
        How::Stalled | How::OutOfTime { .. } if !waiting(&ended.lines).is_empty() => {
            let message = waiting(&ended.lines)[0].sentence.clone();
            Some(Verdict::FailedCheck(FailedCheck { check, message, file: None, line: None, threads: threads() }))
        }
        How::Stalled => Some(Verdict::Deadlock(Deadlock { check, threads: threads() })),
        How::OutOfTime { limit: kind, spent } => {
            let mut seen = ended.threads.clone();
            seen.sort_by_key(|thread| std::cmp::Reverse(thread.cpu));
            let threads = self::threads(&seen);
            Some(Verdict::TimedOut(TimedOut { check, how: *spent, limit: limit(*kind, limits), threads }))
        }
        How::Signalled(signal) => {
            Some(Verdict::Crashed(Crashed { check, signal: signal_name(*signal), stderr: tail(&ended.stderr) }))
        }
        How::Exited(0) if over => None,
        How::Exited(code) => {
            let after = if over { " after the check" } else { "" };
            Some(Verdict::NoResult(NoResult { check, how: format!("it exited with code {code}{after}") }))
        }
        How::WardenKilled => {
            let how = "it killed the process that watched over it".to_owned();
            Some(Verdict::NoResult(NoResult { check, how }))
        }
    }
}

fn tampered(lines: &[Line], oks: usize) -> Option<String> {
    let stray = lines.iter().find_map(|line| match line {
        Line::Stray(text) => Some(text.clone()),
        _ => None,
    });
    stray.or_else(|| (oks > 1).then(|| format!("{oks} times ok")))
}

/// The message of a check that failed. A panic elsewhere came first and is often the cause, so it is told as well.
fn failed(lines: &[Line]) -> Option<String> {
    let message = lines.iter().find_map(|line| match line {
        Line::Failed { message } => Some(message),
        _ => None,
    })?;
    let is_mine = |line: &Line| matches!(line, Line::Panic { thread, .. } if thread == "main");
    // What panicked after the check's own thread may have for its cause.
    let before = lines.iter().rposition(is_mine).map_or(lines, |mine| &lines[..mine]);
    let elsewhere = before.iter().find_map(|line| match line {
        Line::Panic { thread, file, line, message } if thread != "main" => {
            let thread =
                if thread.is_empty() { "an unnamed thread".to_owned() } else { format!("the thread `{thread}`") };
            Some(format!("\nbefore that, {thread} panicked at {file}:{line}: {message}"))
        }
        _ => None,
    });
    Some(format!("{message}{}", elsewhere.unwrap_or_default()))
}

/// Where the check's own thread panicked last.
fn place(lines: &[Line]) -> (Option<String>, Option<u32>) {
    let place = lines.iter().rev().find_map(|line| match line {
        Line::Panic { thread, file, line, .. } if thread == "main" => Some((file.clone(), *line)),
        _ => None,
    });
    place.map_or((None, None), |(file, line)| (Some(file), Some(line)))
}

fn threads(seen: &[SeenThread]) -> Vec<Thread> {
    let thread = |seen: &SeenThread| Thread {
        name: seen.name.clone(),
        waits_on: seen.waits_on,
        waits_for: seen.joins.clone(),
        file: None,
        line: None,
        object: None,
        held_by: None,
    };
    seen.iter().map(thread).collect()
}

/// The last lines of what a program wrote before it died.
pub(super) fn tail(stderr: &str) -> String {
    const LINES: usize = 12;
    let lines: Vec<&str> = stderr.lines().collect();
    lines[lines.len().saturating_sub(LINES)..].join("\n")
}

/// A limit's name and value in words.
pub(super) fn limit(kind: LimitKind, limits: &Limits) -> Limit {
    let (name, value) = match kind {
        LimitKind::Cpu => ("cpu time", seconds(limits.cpu)),
        LimitKind::Quiet => ("quiet time", seconds(limits.quiet)),
        LimitKind::Wall => ("wall time", seconds(limits.wall)),
        LimitKind::Memory => ("memory", bytes(limits.memory_bytes)),
        LimitKind::Output => ("output", bytes(limits.output_bytes)),
        LimitKind::Threads => ("threads", limits.threads.to_string()),
        LimitKind::Processes => ("processes", limits.processes.to_string()),
        LimitKind::FileSize => ("file size", bytes(limits.file_bytes)),
        LimitKind::Disk => ("disk", bytes(limits.disk_bytes)),
    };
    Limit { name: name.to_owned(), value }
}

fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds.fract() == 0.0 { format!("{seconds} s") } else { format!("{seconds:.1} s") }
}

fn bytes(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["bytes", "KiB", "MiB", "GiB"];
    let unit = (0..UNITS.len()).rev().find(|&unit| bytes >= 1 << (10 * unit) && bytes.is_multiple_of(1 << (10 * unit)));
    let unit = unit.unwrap_or(0);
    format!("{} {}", bytes >> (10 * unit), UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::{Wait, WaitKind};
    use crate::verdict::{TimeSpent, WaitsOn};

    fn ended(how: How, lines: Vec<Line>) -> Ended {
        let worker = SeenThread { name: "worker".into(), waits_on: WaitsOn::Lock, joins: None, cpu: Duration::ZERO };
        Ended {
            how,
            stdout: String::new(),
            stderr: String::new(),
            lines,
            threads: vec![worker],
            cpu: Duration::ZERO,
            wall: Duration::ZERO,
            peak_memory_bytes: 0,
        }
    }

    fn word(how: How, lines: &[Line]) -> String {
        let verdict = check("it_works", &ended(how, lines.to_vec()), &Limits::check());
        verdict.map_or("passed".to_owned(), |verdict| verdict.kind().to_string())
    }

    #[test]
    fn a_check_passes_only_with_one_ok_and_a_clean_end() {
        use Line::{Begins, Ok};
        let wait = Line::Waits(Wait { kind: WaitKind::Together, tid: 1, sentence: "they never met".into() });
        let stray = Line::Stray("ok".into());
        let late = How::OutOfTime { limit: LimitKind::Wall, spent: TimeSpent::Sleeping };
        let left = How::LeftRunning { processes: Vec::new() };
        let failed = Line::Failed { message: "no".into() };
        for (how, lines, expected) in [
            (How::Exited(0), &[Begins, Ok][..], "passed"),
            (How::Exited(0), &[Begins], "no-result"),
            (How::Exited(0), &[], "no-result"),
            (How::Exited(3), &[Begins, Ok], "no-result"),
            (How::Exited(0), &[Begins, Ok, Ok], "tampered"),
            (How::Exited(0), &[Begins, stray, Ok], "tampered"),
            (How::Exited(0), &[Begins, failed.clone()], "failed-check"),
            (How::Signalled(6), &[Begins, failed], "failed-check"),
            (How::Signalled(6), &[Begins], "crashed"),
            (How::Signalled(11), &[Begins, Ok], "crashed"),
            (How::Stalled, &[Begins], "deadlock"),
            (How::Stalled, &[Begins, wait.clone()], "failed-check"),
            (How::Stalled, &[Begins, wait.clone(), Line::GoesOn { tid: 1 }], "deadlock"),
            (How::Stalled, &[Begins, Ok], "left-running"),
            (late.clone(), &[Begins], "timed-out"),
            (late, &[Begins, wait], "failed-check"),
            (left, &[Begins, Ok], "left-running"),
            (How::Exceeded(LimitKind::Memory), &[Begins], "over-limit"),
            (How::WardenKilled, &[], "no-result"),
            (How::NotStarted("no".into()), &[], "grader-error"),
        ] {
            assert_eq!(word(how.clone(), lines), expected, "{how:?} {lines:?}");
        }
    }

    #[test]
    fn limits_are_said_with_their_units() {
        let said = |kind| limit(kind, &Limits::check()).value;
        assert_eq!(said(LimitKind::Memory), "4 GiB");
        assert_eq!(said(LimitKind::Cpu), "10 s");
        assert_eq!(bytes(1536), "1536 bytes");
        assert_eq!(seconds(Duration::from_millis(2500)), "2.5 s");
    }
}
