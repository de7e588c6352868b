//! The lines of one exploration put together: a finding, the run that shows it, how far it went; or what cannot be so. Pure.

use crate::process::{Counted, Finding, Line, Told};
use crate::timeline::{Broken, Column, Does, Timeline};

/// What came over the channel, put together.
#[derive(Default)]
pub(super) struct Heard {
    pub(super) finding: Option<Finding>,
    pub(super) counted: Option<Counted>,
    pub(super) timeline: Timeline,
    pub(super) oks: usize,
    pub(super) failed: Option<String>,
}

/// Puts the lines together; `Err` is what cannot be so.
pub(super) fn hear(lines: &[Line]) -> Result<Heard, String> {
    let mut heard = Heard::default();
    for line in lines {
        // Only the last word may follow the count.
        let is_last_word = matches!(line, Line::Ok | Line::Failed { .. } | Line::Panic { .. } | Line::Stray(_));
        if heard.counted.is_some() && !is_last_word {
            return Err("more after the end of an exploration".to_owned());
        }
        match line {
            Line::Stray(text) => return Err(text.clone()),
            Line::Ok => heard.oks += 1,
            Line::Failed { message } => heard.failed = Some(message.clone()),
            Line::Begins | Line::Panic { .. } | Line::Waits(_) | Line::GoesOn { .. } | Line::TooManyThreads => {}
            Line::Told(Told::Finding(_)) if heard.finding.is_some() => return Err("two findings".to_owned()),
            Line::Told(Told::Finding(finding)) => heard.finding = Some(finding.clone()),
            Line::Told(Told::Test(name)) => return Err(format!("a test: {name}")),
            Line::Told(Told::Counted(counted)) => heard.counted = Some(*counted),
            Line::Told(_) if heard.finding.is_none() => return Err("a run without a finding".to_owned()),
            Line::Told(Told::Thread(thread)) => {
                let number = heard.timeline.threads.len();
                heard.timeline.threads.push(named(thread.clone(), number));
            }
            Line::Told(Told::Object(object)) => heard.timeline.objects.push(object.clone()),
            Line::Told(Told::Event(event)) => heard.timeline.events.push(event.clone()),
            Line::Told(Told::Stuck(stuck)) => heard.timeline.stuck.push(stuck.clone()),
        }
    }
    match (heard.oks, &heard.failed) {
        (0 | 1, None) | (0, Some(_)) => {}
        (oks, None) => return Err(format!("{oks} times ok")),
        (_, Some(_)) => return Err("ok beside failed".to_owned()),
    }
    if refers_to_nothing(&heard) {
        return Err("a run of threads or objects that are not there".to_owned());
    }
    Ok(heard)
}

/// A thread that std gives no name is called by its number.
fn named(mut thread: Column, number: usize) -> Column {
    if thread.name.is_empty() {
        thread.name = if number == 0 { "main".to_owned() } else { format!("thread {number}") };
    }
    thread
}

/// Whether a run names a thread or an object that it does not have.
fn refers_to_nothing(heard: &Heard) -> bool {
    let Timeline { threads, objects, events, stuck, .. } = &heard.timeline;
    let no_thread = |thread: &usize| *thread >= threads.len();
    let no_object = |object: &usize| *object >= objects.len();
    let blamed = match heard.finding.as_ref().map(|finding| &finding.broken) {
        Some(Broken::Panic { thread, .. } | Broken::UnjoinedPanic { thread, .. }) => *thread,
        _ => None,
    };
    let in_events = events.iter().filter(|event| event.does != Does::Omitted).any(|event| {
        no_thread(&event.thread)
            || event.other.as_ref().is_some_and(no_thread)
            || event.object.as_ref().is_some_and(no_object)
    });
    let in_stuck = stuck.iter().any(|stuck| {
        no_thread(&stuck.thread)
            || stuck.other.as_ref().is_some_and(no_thread)
            || stuck.object.as_ref().is_some_and(no_object)
    });
    in_events || in_stuck || blamed.as_ref().is_some_and(no_thread)
}
