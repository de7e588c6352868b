//! A verdict in words for a learner: one plain sentence first, what is known about it after.
//!
//! Pure: a report goes in, text comes out, laid out for a width. It makes sense without colour and through a pipe.

mod compile;
mod explored;
mod page;
#[cfg(test)]
mod tests;
mod threads;

use crate::course::Exercise;
use crate::grade::Report;
use crate::ui::{style, text};
use crate::verdict::{
    Crashed, Deadlock, FailedCheck, GraderError, LeftRunning, Limit, NoResult, OverLimit, Passed, Tampered, Thread,
    TimeSpent, TimedOut, Verdict,
};
pub use explored::kept;
use explored::{explored, found, program_passed, tried};
use page::Page;

/// What is told after a pass.
#[derive(Clone, Copy, Debug)]
pub struct Lesson<'a> {
    /// Why the solution works.
    pub text: &'a str,
    /// The page of the standard library to read.
    pub link: &'a str,
}

/// `report` for a learner, `width` columns wide; after a pass with the lesson of `exercise`. Ends with a line end.
pub fn report(report: &Report, exercise: Option<&Exercise>, width: usize) -> String {
    let lesson =
        exercise.and_then(Exercise::checked).map(|checked| Lesson { text: &checked.lesson, link: &checked.link });
    let mut text = with_lesson(report, lesson, width);
    let compared = exercise.filter(|exercise| exercise.solution().is_some());
    if let (Some(exercise), true) = (compared, report.verdict.passed()) {
        let command = style::code(&format!("threadlings solution {}", exercise.name));
        text.push_str(&format!("Compare: {command}\n"));
    }
    text
}

/// [`report`], for those who have only the lesson.
pub fn with_lesson(report: &Report, lesson: Option<Lesson<'_>>, width: usize) -> String {
    let mut page = Page::new(width);
    verdict(&mut page, report);
    explored(&mut page, report);
    printed(&mut page, report);
    if report.verdict.passed() {
        advice(&mut page, report);
        if let Some(lesson) = lesson {
            page.prose(lesson.text.trim());
            page.block(&format!("Read on: {}", style::path(lesson.link)));
        }
    }
    page.into_text()
}

/// What was found out about a program that is no exercise, `width` columns wide; of one run only where it is a replay.
pub fn program(report: &Report, is_replay: bool, width: usize) -> String {
    let mut page = Page::new(width);
    match &report.verdict {
        Verdict::Passed(detail) => program_passed(&mut page, detail, is_replay),
        _ => verdict(&mut page, report),
    }
    explored(&mut page, report);
    if let Some(found) = found(report).filter(|found| !is_replay && !found.replay.is_empty()) {
        let command = format!("threadlings explore {} --replay {}", report.answer, found.replay);
        page.prose("To run this schedule again:");
        page.block(&format!("  {}", style::code(&text::visible(&command))));
    }
    page.into_text()
}

/// The first sentence of [`report`], on one line and without colour.
pub fn headline(report: &Report) -> String {
    let mut page = Page::new(usize::MAX);
    verdict(&mut page, report);
    let text = page.into_text();
    style::plain(text.lines().next().unwrap_or_default())
}

fn verdict(page: &mut Page, report: &Report) {
    let mut verdict = report.verdict.clone();
    if found(report).is_some_and(|found| found.timeline.is_some()) {
        // The run that follows says it better.
        without_threads(&mut verdict);
    }
    let verdict = &verdict;
    match verdict {
        Verdict::Passed(detail) => passed(page, detail),
        Verdict::DoesNotCompile(detail) => compile::does_not_compile(page, detail, verdict),
        Verdict::FailedCheck(detail) => failed_check(page, detail),
        Verdict::Deadlock(detail) => deadlock(page, detail),
        Verdict::Race(detail) => race(page, detail),
        Verdict::FailedLint(detail) => compile::failed_lint(page, detail),
        Verdict::MisuseCompiles(detail) => compile::misuse_compiles(page, detail),
        Verdict::WrongError(detail) => compile::wrong_error(page, detail, verdict),
        Verdict::TimedOut(detail) => timed_out(page, detail),
        Verdict::Crashed(detail) => crashed(page, detail),
        Verdict::OverLimit(detail) => over_limit(page, detail),
        Verdict::NoResult(detail) => no_result(page, detail),
        Verdict::LeftRunning(detail) => left_running(page, detail),
        Verdict::Tampered(detail) => tampered(page, detail),
        Verdict::GraderError(detail) => grader_error(page, detail),
    }
}

fn without_threads(verdict: &mut Verdict) {
    match verdict {
        Verdict::FailedCheck(detail) | Verdict::Race(detail) => detail.threads.clear(),
        Verdict::Deadlock(detail) => detail.threads.clear(),
        Verdict::TimedOut(detail) => detail.threads.clear(),
        _ => {}
    }
}

/// How a check is called in a sentence.
fn subject(check: &str) -> String {
    if check == "main" { "your program's own `main`".to_owned() } else { format!("the check `{check}`") }
}

fn passed(page: &mut Page, detail: &Passed) {
    let holds = |count, noun| format!("{} hold{}", text::counted(count, noun), if count == 1 { "s" } else { "" });
    let mut sentence = format!("passed: {}", holds(detail.checks, "check"));
    match detail.cases {
        0 => {}
        1 => sentence.push_str(", and the program that misuses it is refused"),
        cases => sentence.push_str(&format!(", and {cases} programs that misuse it are refused")),
    }
    page.painted(&format!("{sentence}."), style::good);
    if let Some(explored) = &detail.explored {
        page.prose(&format!("{}.", tried(explored)));
    }
}

fn failed_check(page: &mut Page, detail: &FailedCheck) {
    let sentence = match (detail.check.as_str(), &detail.file) {
        ("main", Some(_)) => "failed-check: your program's own `main` panics.".to_owned(),
        (check, _) => format!("failed-check: {} does not hold.", subject(check)),
    };
    page.painted(&sentence, style::bad);
    message(page, detail);
    listed(page, &detail.threads);
}

fn race(page: &mut Page, detail: &FailedCheck) {
    let does = if detail.check == "main" { "ends well" } else { "holds" };
    page.painted(
        &format!("race: {} {does} in some orders of events, but not in this one.", subject(&detail.check)),
        style::bad,
    );
    message(page, detail);
    listed(page, &detail.threads);
}

fn message(page: &mut Page, detail: &FailedCheck) {
    // The place is where the check panicked, not where somebody else did before.
    let earlier = detail.message.find("\nbefore that, ").unwrap_or(detail.message.len());
    let (own, earlier) = detail.message.split_at(earlier);
    page.quote(own);
    if let Some(place) = page::place(detail.file.as_deref(), detail.line) {
        page.place(&place);
    }
    page.quote_next(earlier.trim_start());
}

fn deadlock(page: &mut Page, detail: &Deadlock) {
    page.painted(&format!("deadlock: nothing in {} can ever move again.", subject(&detail.check)), style::bad);
    listed(page, &detail.threads);
}

fn listed(page: &mut Page, threads: &[Thread]) {
    if !threads.is_empty() {
        page.block(&threads::table(threads, page.width()));
    }
}

fn timed_out(page: &mut Page, detail: &TimedOut) {
    let subject = subject(&detail.check);
    let Limit { name, value } = &detail.limit;
    let (sentence, why) = match detail.how {
        TimeSpent::Busy => (
            format!("timed-out: {subject} was still computing at its limit of {value} of {name}."),
            "A loop that never ends does this, and so does a thread that spins while it waits.",
        ),
        TimeSpent::Sleeping => (
            format!("timed-out: {subject} was still asleep at its limit of {value} of {name}."),
            "It sleeps, or waits for something with a time-out, for longer than any right answer needs.",
        ),
        // Of an exploration: it counts operations and no time.
        TimeSpent::Switching if name == "steps" => (
            format!("timed-out: {subject} had not come to its end after {value}, in one order of events."),
            "Its threads move on and on and get nowhere: one asks again and again for what never comes, or they only wake each other.",
        ),
        TimeSpent::Switching => (
            format!("timed-out: {subject} was still busy waking its own threads at its limit of {value} of {name}."),
            "They wake up, find nothing to do and go back to sleep, again and again: a livelock.",
        ),
    };
    page.painted(&sentence, style::bad);
    page.prose(why);
    listed(page, &detail.threads);
}

fn crashed(page: &mut Page, detail: &Crashed) {
    page.painted(&format!("crashed: {} ended {}.", detail.signal, subject(&detail.check)), style::bad);
    if detail.stderr.contains("overflowed its stack") {
        page.prose("A stack overflowed: most often a function that calls itself without end.");
    } else if ["SIGKILL", "SIGTERM"].contains(&detail.signal.as_str()) {
        page.prose(
            "It was ended from outside: most often by the system, when memory runs out. Does it keep more and more? If not, \
             check it again.",
        );
    } else if detail.signal == "SIGABRT" {
        page.prose("The process aborted itself: a panic while another one unwinds does this, and `abort`.");
    } else if ["SIGSEGV", "SIGBUS"].contains(&detail.signal.as_str()) {
        // Real threads say when their stack overflows; explored ones cannot.
        page.prose(
            "Is there a function that calls itself without end? Where interleavings are explored, a stack that overflows \
             looks like this. If not, look at what is `unsafe`: nothing else in Rust does this.",
        );
    } else {
        page.prose("Safe Rust does not do this: look at what is `unsafe`.");
    }
    if !detail.stderr.trim().is_empty() {
        page.printed("It wrote last:", &detail.stderr);
    }
}

fn over_limit(page: &mut Page, detail: &OverLimit) {
    let subject = detail.check.as_deref().map_or_else(|| "the compiler".to_owned(), subject);
    let Limit { name, value } = &detail.limit;
    page.painted(&format!("over-limit: {subject} reached its limit of {name}: {value}."), style::bad);
    page.prose("No right answer to this exercise needs that much.");
}

fn no_result(page: &mut Page, detail: &NoResult) {
    let subject = subject(&detail.check);
    page.painted(&format!("no-result: the process ended before {subject} did ({}).", detail.how), style::bad);
    page.prose(
        "Something in the program ends the whole process, as `std::process::exit` does. It should return instead.",
    );
}

fn left_running(page: &mut Page, detail: &LeftRunning) {
    let mut left = Vec::new();
    for (count, noun) in [(detail.threads.len(), "thread"), (detail.processes.len(), "process")] {
        match count {
            0 => {}
            1 => left.push(format!("1 {noun}")),
            _ => left.push(format!("{count} {noun}{}", if noun == "process" { "es" } else { "s" })),
        }
    }
    let are = if detail.threads.len() + detail.processes.len() == 1 { "is" } else { "are" };
    let sentence =
        format!("left-running: {} is over, but {} {are} still alive.", subject(&detail.check), left.join(" and "));
    page.painted(&sentence, style::bad);
    listed(page, &detail.threads);
    if !detail.processes.is_empty() {
        let processes: Vec<String> = detail.processes.iter().map(|process| format!("process {process}")).collect();
        page.quote(&processes.join("\n"));
    }
    page.prose("Who starts a thread sees to its end: join it, or start it in a scope.");
}

fn tampered(page: &mut Page, detail: &Tampered) {
    page.painted(
        &format!("tampered: something wrote to the grader's own channel while {} ran.", subject(&detail.check)),
        style::bad,
    );
    page.quote(&detail.found);
}

fn grader_error(page: &mut Page, detail: &GraderError) {
    page.painted("grader-error: the grader could not do its work. This is not your fault.", style::notice);
    page.quote(&detail.message);
    if !detail.advice.trim().is_empty() {
        page.prose(&format!("What to do: {}", detail.advice));
    }
}

fn printed(page: &mut Page, report: &Report) {
    let Some(output) = &report.output else { return };
    let both = [("Your program printed:", &output.stdout), ("To standard error it wrote:", &output.stderr)];
    for (title, stream) in both {
        if !stream.trim().is_empty() {
            page.printed(title, stream);
        }
    }
}

fn advice(page: &mut Page, report: &Report) {
    if !report.advice.is_empty() {
        page.painted("Advice, which decides nothing:", style::heading);
        compile::diagnostics(page, &report.advice);
    }
}
