//! Whether a verdict is what a course states of an answer: the word, and what the diagnosis must name.

use crate::course::{Expectation, WaitsFor};
use crate::verdict::{Thread, Verdict};

/// What is not as stated; empty when all is.
pub fn complaints(stated: &Expectation, verdict: &Verdict) -> Vec<String> {
    if stated.verdict != verdict.kind() {
        // Whose fault it is stands in no other place.
        let why = match verdict {
            Verdict::GraderError(error) => format!(" ({})", error.message),
            _ => String::new(),
        };
        return vec![format!("it got {}{why}, and {} is stated", verdict.kind(), stated.verdict)];
    }
    let mut complaints = Vec::new();
    let mut missing = |what: &str, stated: &str, found: &[String]| {
        let found = if found.is_empty() { "none".to_owned() } else { found.join(", ") };
        complaints.push(format!("the verdict does not name the {what} {stated}; it names {found}"));
    };
    let codes: Vec<String> = verdict.codes().into_iter().map(str::to_owned).collect();
    for code in stated.codes.iter().filter(|code| !codes.contains(code)) {
        missing("code", code, &codes);
    }
    let check: Vec<String> = check(verdict).into_iter().map(str::to_owned).collect();
    for name in stated.check.iter().filter(|name| !check.contains(name)) {
        missing("check", name, &check);
    }
    let kind: Vec<String> = how(verdict).into_iter().collect();
    for how in stated.how.iter().filter(|how| !kind.contains(how)) {
        missing("kind", how, &kind);
    }
    let threads: Vec<String> = threads(verdict).iter().map(|thread| thread.name.clone()).collect();
    for name in stated.threads.iter().filter(|name| !threads.contains(name)) {
        missing("thread", name, &threads);
    }
    let lines: Vec<String> = lines(verdict).iter().map(u32::to_string).collect();
    for line in stated.lines.iter().map(u32::to_string).filter(|line| !lines.contains(line)) {
        missing("line", &line, &lines);
    }
    complaints
}

/// A verdict's word, and what of its diagnosis does not depend on chance: the check, the kind, the codes.
pub fn named(verdict: &Verdict) -> String {
    let codes = verdict.codes().into_iter().map(str::to_owned);
    let named = check(verdict).map(str::to_owned).into_iter().chain(how(verdict)).chain(codes);
    std::iter::once(verdict.kind().to_string()).chain(named).collect::<Vec<String>>().join(" ")
}

/// What keeps a statement from being tried: `None` when nothing does.
pub fn pending(stated: &Expectation) -> Option<String> {
    stated.waits_for.map(|WaitsFor::Interleavings| "waits for interleavings".to_owned())
}

/// The check, or the compile-fail case, that a verdict names.
fn check(verdict: &Verdict) -> Option<&str> {
    match verdict {
        Verdict::FailedCheck(detail) | Verdict::Race(detail) => Some(&detail.check),
        Verdict::Deadlock(detail) => Some(&detail.check),
        Verdict::TimedOut(detail) => Some(&detail.check),
        Verdict::Crashed(detail) => Some(&detail.check),
        Verdict::OverLimit(detail) => detail.check.as_deref(),
        Verdict::NoResult(detail) => Some(&detail.check),
        Verdict::LeftRunning(detail) => Some(&detail.check),
        Verdict::Tampered(detail) => Some(&detail.check),
        Verdict::MisuseCompiles(detail) => Some(&detail.case),
        Verdict::WrongError(detail) => Some(&detail.case),
        Verdict::Passed(_) | Verdict::DoesNotCompile(_) | Verdict::FailedLint(_) | Verdict::GraderError(_) => None,
    }
}

/// Which of its kinds a verdict is.
fn how(verdict: &Verdict) -> Option<String> {
    match verdict {
        Verdict::TimedOut(detail) => Some(detail.how.as_str().to_owned()),
        Verdict::OverLimit(detail) => Some(detail.limit.name.replace(' ', "-")),
        Verdict::Crashed(detail) => Some(detail.signal.clone()),
        _ => None,
    }
}

fn threads(verdict: &Verdict) -> &[Thread] {
    match verdict {
        Verdict::FailedCheck(detail) | Verdict::Race(detail) => &detail.threads,
        Verdict::Deadlock(detail) => &detail.threads,
        Verdict::TimedOut(detail) => &detail.threads,
        Verdict::LeftRunning(detail) => &detail.threads,
        _ => &[],
    }
}

fn lines(verdict: &Verdict) -> Vec<u32> {
    let diagnostics = match verdict {
        Verdict::DoesNotCompile(detail) => &detail.diagnostics,
        Verdict::FailedLint(detail) => &detail.diagnostics,
        Verdict::WrongError(detail) => &detail.found,
        Verdict::FailedCheck(detail) | Verdict::Race(detail) => return detail.line.into_iter().collect(),
        // Where a thread waits, and where what it waits for was taken.
        _ => {
            let held = |thread: &Thread| thread.held_by.as_ref().and_then(|holder| holder.line);
            return threads(verdict).iter().flat_map(|thread| [thread.line, held(thread)]).flatten().collect();
        }
    };
    diagnostics.iter().filter_map(|diagnostic| diagnostic.line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::{Deadlock, Holder, WaitsOn};

    fn deadlock() -> Verdict {
        let thread = |name: &str, line, held_at| Thread {
            name: name.into(),
            waits_on: WaitsOn::Lock,
            waits_for: None,
            file: None,
            line,
            object: None,
            held_by: Some(Holder { thread: "carol".into(), file: None, line: held_at }),
        };
        Verdict::Deadlock(Deadlock {
            check: "both_pay".into(),
            threads: vec![thread("alice", Some(3), Some(9)), thread("bob", None, None)],
        })
    }

    fn said(stated: &str) -> String {
        complaints(&stated.parse().unwrap(), &deadlock()).join("; ")
    }

    #[test]
    fn what_is_stated_must_be_named() {
        assert_eq!(said("deadlock"), "");
        assert_eq!(said("deadlock check=both_pay threads=bob,alice lines=3,9"), "");
        assert_eq!(said("deadlock lines=4"), "the verdict does not name the line 4; it names 3, 9");
        assert_eq!(said("race"), "it got deadlock, and race is stated");
        assert_eq!(
            said("deadlock check=all_pay threads=carol"),
            "the verdict does not name the check all_pay; it names both_pay; \
             the verdict does not name the thread carol; it names alice, bob"
        );
    }

    #[test]
    fn what_nothing_can_tell_yet_is_pending() {
        let pending = |stated: &str| pending(&stated.parse().unwrap()).unwrap_or_default();
        assert_eq!(pending("deadlock threads=a"), "");
        assert_eq!(pending("deadlock lines=3"), "");
        assert_eq!(pending("race waits-for=interleavings"), "waits for interleavings");
    }
}
