//! What a thread waits for, with the lines, as a sentence has it.

use super::Run;
use crate::timeline::{Does, Stuck};

/// `stuck` as a sentence.
pub(super) fn said(run: &Run<'_>, stuck: &Stuck) -> String {
    let name = run.name(stuck.thread);
    match waits(run, stuck) {
        Some(waits) if is_locking(stuck) => format!("{name} {}", run.held(&waits, stuck)),
        Some(waits) => format!("{name} {waits}"),
        None => format!("{name} {}", run.stands(stuck)),
    }
}

/// ``p1 took `a` on line 3 and waits on line 4 for `b` ``, where another one waits for `a`.
pub(super) fn has_and_wants(run: &Run<'_>, stuck: &Stuck, waits_for_it: &Stuck) -> Option<String> {
    let (name, waits) = (run.name(stuck.thread), waits(run, stuck)?);
    if !is_locking(waits_for_it) {
        return Some(format!("{name} {waits}"));
    }
    let taken = run.places.on(waits_for_it.since_file.as_deref(), waits_for_it.since_line);
    let has = run.object(waits_for_it.object, Does::Lock);
    if taken.is_empty() { None } else { Some(format!("{name} took {has}{taken} and {waits}")) }
}

/// ``waits on line 4 for `b` ``; none for who does not wait, or waits in the check.
pub(super) fn waits(run: &Run<'_>, stuck: &Stuck) -> Option<String> {
    let does = stuck.does?;
    let what = run.object(stuck.object, does);
    let wants = match does {
        Does::LockWait | Does::OnceWait => format!("for {what}"),
        Does::ReadWait => format!("to read {what}"),
        Does::WriteWait => format!("to write {what}"),
        Does::JoinWait => format!("for {} to end", stuck.other.map_or("a thread", |other| run.name(other))),
        Does::ScopeWait => "for the threads of its scope to end".to_owned(),
        Does::Wait => format!("for {what} to be notified"),
        Does::ReceiveWait => format!("to receive from {what}"),
        Does::SendWait => format!("for room in {what}"),
        Does::ParkWait => "to be unparked".to_owned(),
        Does::BarrierWait => format!("at {what}"),
        _ => return None,
    };
    Some(format!("waits{} {wants}", run.places.on(stuck.file.as_deref(), stuck.line)))
}

pub(super) fn is_locking(stuck: &Stuck) -> bool {
    matches!(stuck.does, Some(Does::LockWait | Does::ReadWait | Does::WriteWait))
}
