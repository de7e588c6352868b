//! Check-then-act: a thread looks, another one changes what was seen, and the first acts on what it remembers.

use std::collections::BTreeMap;

use super::{Run, and};
use crate::timeline::place::is_checks;
use crate::timeline::{Does, Event};

/// Who looked, who changed it meanwhile, and who came back to act.
struct Acted<'e> {
    looked: &'e Event,
    changed: &'e Event,
    /// What the change left, which is what was found at the return.
    left: i64,
    back: &'e Event,
}

/// Between a thread's looking at a value and its acting on it, another one changed it.
pub(super) fn check_then_act(run: &Run<'_>, events: &[Event]) -> Option<String> {
    let in_a_lock = in_a_lock(events);
    let Acted { looked, changed, left, back } = in_a_lock.or_else(|| in_an_atomic(events))?;
    let value = |value| run.value(looked.object, looked.extra.as_deref(), value);
    let (name, what) = (run.name(looked.thread), run.object(looked.object, looked.does));
    let (saw, returned) = match looked.does {
        Does::Load => (format!("read {} from {what}{}", value(looked.value?), run.on(looked)), "it changed that"),
        _ => (format!("found {} in {what}{} and unlocked it", value(looked.value?), run.on(looked)), "it came back"),
    };
    Some(format!(
        "{name} {saw}; before {returned}{}, {} made it {}{}: what {name} had seen was no longer true.",
        run.on(back),
        run.name(changed.thread),
        value(left),
        run.on(changed),
    ))
}

/// One time in which a thread has a lock.
struct Visit<'e> {
    taken: &'e Event,
    /// What it left; none where that is not known, or where it still has the lock.
    left: Option<i64>,
    from: usize,
    /// None while it still has the lock.
    to: Option<usize>,
}

impl Visit<'_> {
    /// What it found.
    fn found(&self) -> Option<i64> {
        self.taken.value
    }

    fn only_looks(&self) -> bool {
        self.found().is_some() && self.found() == self.left
    }
}

fn in_a_lock(events: &[Event]) -> Option<Acted<'_>> {
    let visits = visits(events);
    let mut waits = None;
    for look in visits.iter().filter(|visit| visit.only_looks()) {
        let Some(looked) = look.to else { continue };
        let mine =
            |visit: &&Visit<'_>| visit.taken.object == look.taken.object && visit.taken.thread == look.taken.thread;
        let Some(back) = visits.iter().filter(mine).find(|visit| visit.from > looked) else { continue };
        let Some(left) = back.found().filter(|found| Some(*found) != look.found()) else { continue };
        let between = |visit: &&Visit<'_>| {
            let same = visit.taken.object == look.taken.object && visit.taken.thread != look.taken.thread;
            let in_time = visit.from > looked && visit.to.is_some_and(|to| to < back.from);
            same && in_time && visit.left == Some(left) && !visit.only_looks()
        };
        let Some(change) = visits.iter().rfind(between) else { continue };
        let acted = Acted { looked: look.taken, changed: change.taken, left, back: back.taken };
        if !back.only_looks() {
            return Some(acted);
        }
        // Who asks again and again at the same line waits for a change.
        if back.taken.line != look.taken.line {
            waits.get_or_insert(acted);
        }
    }
    waits
}

/// The times in which threads had locks, as far as their beginnings are recorded. Who waits for a notification comes back
/// to look again, and so has the lock for one long time.
fn visits(events: &[Event]) -> Vec<Visit<'_>> {
    let taken = events.iter().enumerate().filter(|(_, event)| event.does.takes() && event.object.is_some());
    taken.map(|(from, taken)| visit(events, from, taken)).collect()
}

/// The time that begins with event `from`, which is `taken`.
fn visit<'e>(events: &'e [Event], from: usize, taken: &'e Event) -> Visit<'e> {
    let ends = |event: &Event| {
        let gives = event.does.gives_back() || event.does == Does::Downgrade;
        gives && event.thread == taken.thread && event.object == taken.object
    };
    let to = events[from + 1..].iter().position(ends).map(|after| from + 1 + after);
    let left = to.and_then(|to| events[to].value.or(taken.value));
    Visit { taken, left, from, to }
}

/// Between two times in which a thread had a lock, others had it. What is in it is not told here, so that it is not known
/// either whether that made the difference.
pub(super) fn looked_away(run: &Run<'_>, events: &[Event]) -> Option<String> {
    let visits = visits(events);
    // The last one is nearest to what went wrong; but a check only reads what came of it.
    let is_the_programs = |visit: &&Visit<'_>| !visit.taken.file.as_deref().is_some_and(is_checks);
    visits.iter().rev().filter(|visit| visit.found().is_none()).filter(is_the_programs).find_map(|back| {
        let same = |visit: &&Visit<'_>| visit.taken.object == back.taken.object && visit.from < back.from;
        let is_mine = |visit: &Visit<'_>| visit.taken.thread == back.taken.thread;
        let look = visits.iter().filter(same).rfind(|visit| is_mine(visit))?;
        // Who asks again and again at the same line waits for a change.
        let looked = look.to.filter(|_| look.taken.line != back.taken.line)?;
        let mut had: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for visit in visits.iter().filter(same).filter(|visit| !is_mine(visit) && visit.from > looked) {
            let place = run.places.noun(visit.taken.file.as_deref(), visit.taken.line).unwrap_or_default();
            let places = had.entry(visit.taken.thread).or_default();
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let had: Vec<String> = had
            .iter()
            .map(|(&thread, places)| format!("{} had it ({})", run.name(thread), and(places)))
            .collect();
        if had.is_empty() {
            return None;
        }
        let name = run.name(back.taken.thread);
        Some(format!(
            "{name} had {}{}, gave it back, and took it again{}; in between {}: what {name} had seen may no longer have been true.",
            run.object(back.taken.object, back.taken.does),
            run.on(look.taken),
            run.on(back.taken),
            and(&had),
        ))
    })
}

/// A load, and then a change in one step that finds another value.
fn in_an_atomic(events: &[Event]) -> Option<Acted<'_>> {
    let loads = events.iter().enumerate().filter(|(_, event)| event.does == Does::Load);
    loads.filter_map(|(at, looked)| acted(&events[at..], looked)).next()
}

/// What became of what `looked`, the first of `events`, has read.
fn acted<'e>(events: &'e [Event], looked: &'e Event) -> Option<Acted<'e>> {
    let same = |event: &&Event| event.object == looked.object;
    let mut mine = events[1..].iter().filter(same).filter(|event| event.thread == looked.thread);
    let back = mine.next().filter(|event| event.does == Does::Change)?;
    let left = back.extra.as_deref()?.parse().ok().filter(|left| Some(*left) != looked.value)?;
    let between = events.iter().take_while(|event| !std::ptr::eq(*event, back));
    let writes = |event: &&Event| matches!(event.does, Does::Store | Does::Change) && event.value == Some(left);
    let changed = between.filter(same).filter(|event| event.thread != looked.thread).filter(writes).last()?;
    Some(Acted { looked, changed, left, back })
}
