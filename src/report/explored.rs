//! What exploring brought, as JSON: events that can be read by themselves, without a list of threads or objects beside
//! them.

use serde::Serialize;

use crate::exploring::{Explored as Count, Found};
use crate::grade::Exploration;
use crate::timeline::{Does, Event, Labels, Timeline};

/// What exploring brought, in the document of a result.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Explored {
    /// How many schedules were tried; `null` where it is not known.
    explored: Option<u64>,
    /// Whether these are all that there are.
    exhaustive: bool,
    /// The schedules by how they were chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    strategies: Option<Strategies>,
    /// Why nothing was explored; absent where something was.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_explored: Option<String>,
    /// What was found; absent where nothing was.
    #[serde(flatten)]
    found: Option<Shown>,
}

#[derive(Clone, Debug, Serialize)]
struct Strategies {
    in_order: u64,
    random: u64,
    pct: u64,
}

/// The run that shows what is wrong.
#[derive(Clone, Debug, Serialize)]
struct Shown {
    /// What `threadlings explore --replay` takes.
    replay: String,
    /// `in-order`, `random`, `pct` or `replay`.
    strategy: String,
    /// Which schedule of that strategy it was, from 1.
    schedule: u64,
    /// How many of the schedules that were tried passed.
    passes: u64,
    /// What went wrong between whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<String>,
    /// What happened, in this order.
    timeline: Vec<Step>,
}

/// One step of one thread.
#[derive(Clone, Debug, Serialize)]
struct Step {
    /// The thread's name; `null` for `omitted`.
    thread: Option<String>,
    does: Does,
    /// What it does it with, as the source calls it: "`inventory` (Mutex, line 12)".
    #[serde(skip_serializing_if = "Option::is_none")]
    object: Option<String>,
    /// The name of the other thread that is part of it: who is spawned, joined, woken, or holds the lock.
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<String>,
    /// The mutex that a `wait` gives up.
    #[serde(skip_serializing_if = "Option::is_none")]
    gives_up: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extra: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    /// The run's own clock, in nanoseconds from its start.
    nanos: u64,
}

/// What exploring brought.
pub(super) fn explored(exploration: &Exploration) -> Explored {
    match exploration {
        Exploration::Not(why) => Explored { not_explored: Some(why.clone()), ..Explored::default() },
        Exploration::Done { explored, found } => {
            Explored { found: found.as_deref().map(shown), ..explored.as_ref().map_or_else(Explored::default, counted) }
        }
    }
}

fn counted(count: &Count) -> Explored {
    let Count { schedules, in_order, random, pct, exhaustive } = *count;
    let strategies = Some(Strategies { in_order, random, pct });
    Explored { explored: Some(schedules), exhaustive, strategies, ..Explored::default() }
}

fn shown(found: &Found) -> Shown {
    Shown {
        replay: found.replay.clone(),
        strategy: found.strategy.clone(),
        schedule: found.schedule,
        passes: found.passes,
        sentence: found.timeline.as_ref().map(|timeline| timeline.sentence.clone()),
        timeline: found.timeline.as_ref().map_or_else(Vec::new, steps),
    }
}

fn steps(timeline: &Timeline) -> Vec<Step> {
    let labels = Labels::of(timeline);
    timeline.events.iter().map(|event| step(timeline, &labels, event)).collect()
}

fn step(timeline: &Timeline, labels: &Labels, event: &Event) -> Step {
    let name = |thread: usize| timeline.thread_name(thread).to_owned();
    let gives_up = event.gives_up();
    Step {
        thread: (event.does != Does::Omitted).then(|| name(event.thread)),
        does: event.does,
        object: event.object.map(|object| labels.introduced_for(object, event.does)),
        other: event.other.map(name),
        gives_up: gives_up.map(|mutex| labels.introduced(mutex)),
        value: event.value,
        extra: event.extra.clone().filter(|_| gives_up.is_none()),
        file: event.file.clone(),
        line: event.line,
        nanos: event.nanos,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::{Broken, Column, Object};

    #[test]
    fn an_event_is_read_by_itself() {
        let column = |name: &str| Column { name: name.into(), ..Column::default() };
        let object =
            Object { name: Some("till".into()), kind: "Mutex".into(), file: "a.rs".into(), line: 3, column: 5, nth: 1 };
        let event = Event {
            thread: 1,
            does: Does::LockWait,
            object: Some(0),
            other: Some(0),
            value: None,
            extra: None,
            file: Some("a.rs".into()),
            line: Some(9),
            nanos: 40,
        };
        let timeline = Timeline {
            threads: vec![column("main"), column("bob")],
            objects: vec![object],
            events: vec![event],
            stuck: Vec::new(),
            sentence: "They wait for each other.".into(),
        };
        let found = Found {
            explored: None,
            check: "main".into(),
            replay: "r1".into(),
            strategy: "pct".into(),
            schedule: 7,
            passes: 12,
            broken: Broken::Deadlock,
            timeline: Some(timeline),
        };
        let count = Count { schedules: 13, in_order: 13, exhaustive: true, ..Count::default() };
        let exploration = Exploration::Done { explored: Some(count), found: Some(Box::new(found)) };
        assert_eq!(
            serde_json::to_value(explored(&exploration)).unwrap(),
            serde_json::json!({
                "explored": 13, "exhaustive": true, "strategies": {"in_order": 13, "random": 0, "pct": 0},
                "replay": "r1", "strategy": "pct", "schedule": 7, "passes": 12,
                "sentence": "They wait for each other.",
                "timeline": [{
                    "thread": "bob", "does": "lock-wait", "object": "`till` (Mutex, line 3)", "other": "main",
                    "file": "a.rs", "line": 9, "nanos": 40,
                }],
            })
        );
        let not = explored(&Exploration::Not("no network".into()));
        let expected = serde_json::json!({"explored": null, "exhaustive": false, "not_explored": "no network"});
        assert_eq!(serde_json::to_value(not).unwrap(), expected);
    }
}
